import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { requestJob } from '../store/jobs.ts'
import { eachStore, type TemporaryStore } from '../store/testing.ts'
import { type AnyJobDefinition, defineJob, type JobRun } from './job.ts'
import { createScheduler, type SchedulerOptions, startScheduler } from './scheduler.ts'
import {
  createSchedulerHarness,
  loadJob,
  type SchedulerHarness,
  shiftJobTimes,
  storeJob,
  waitUntil,
} from './testing.ts'

const hour = 3_600_000

/** A job of pages; `page` processes one. */
const pages = (count: number, page: (number: number, run: JobRun<unknown>) => Promise<unknown>, cron = '0 0 1 1 *') =>
  defineJob({
    id: 'pages',
    cron,
    settings: z.strictObject({}),
    async work(run) {
      for (let number = Number(run.progress.cursor ?? 0); number < count; number += 1) {
        await page(number, run)
        await run.commit({ ...run.progress, cursor: number + 1, done: number + 1 })
      }
      return undefined
    },
  })

function optionsFor(harness: SchedulerHarness, job: AnyJobDefinition, node = 'node-1') {
  const stopping = new AbortController()
  const errors: string[] = []
  const options: SchedulerOptions = {
    services: harness.services,
    jobs: [job],
    node,
    signal: stopping.signal,
    report: (_, error) => errors.push((error as Error).message),
  }
  return { options, stopping, errors }
}

/** A node that polls until it is stopped. */
function startNode(harness: SchedulerHarness, job: AnyJobDefinition, node?: string) {
  const { options, stopping, errors } = optionsFor(harness, job, node)
  const ended = startScheduler({ ...options, pollMs: 5 })
  return {
    errors,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** A node that polls once and waits for the runs it has started. */
async function pollOnce(harness: SchedulerHarness, job: AnyJobDefinition, node?: string): Promise<void> {
  const { options, errors } = optionsFor(harness, job, node)
  const scheduler = createScheduler(options)
  await scheduler.startDueJobs()
  await scheduler.waitForRuns()
  expect(errors).toEqual([])
}

const request = (harness: SchedulerHarness, job: AnyJobDefinition) =>
  harness.store.transaction((tx) => requestJob(tx, job.id))
const hasEnded = (harness: SchedulerHarness, job: AnyJobDefinition) => async () =>
  (await loadJob(harness.store, job)).endedAt !== null

eachStore('scheduler', (open: () => Promise<TemporaryStore>) => {
  test('of many nodes that poll at once, one runs a due job, and only once', async () => {
    await using harness = await createSchedulerHarness({ open })
    const ran: number[] = []
    const job = pages(3, async (number) => ran.push(number))
    await storeJob(harness.store, job)
    await request(harness, job)
    const names = ['a', 'b', 'c', 'd']
    const nodes = names.map((node) => startNode(harness, job, node))
    await waitUntil(hasEnded(harness, job))
    for (const node of names) await pollOnce(harness, job, node)
    for (const node of nodes) await node.stop()
    expect(ran).toEqual([0, 1, 2])
    expect(await loadJob(harness.store, job)).toMatchObject({
      running: false,
      owner: null,
      leaseUntil: null,
      progress: null,
    })
  })

  test('when the server stops, a run ends within its page; the next start continues after it', async () => {
    await using harness = await createSchedulerHarness({ open })
    const ran: string[] = []
    const job = (name: string) =>
      pages(5, async (number, run) => {
        ran.push(`${name}${number}`)
        if (name === 'first' && number === 2) {
          void first.stop()
          await sleep(10_000, undefined, { signal: run.signal })
        }
      })
    await storeJob(harness.store, job('first'))
    await request(harness, job('first'))
    const first = startNode(harness, job('first'))
    await waitUntil(() => ran.includes('first2'))
    await first.stop()
    expect(first.errors).toEqual([])
    expect(await loadJob(harness.store, job('x'))).toMatchObject({ running: true, owner: null, free: true })
    await pollOnce(harness, job('second'))
    expect(ran).toEqual(['first0', 'first1', 'first2', 'second2', 'second3', 'second4'])
  })

  test('a node that stopped responding loses its job when the lease ends, and can then commit nothing', async () => {
    await using harness = await createSchedulerHarness({ open })
    const wakeUp = Promise.withResolvers<void>()
    const slowEnded = Promise.withResolvers<unknown>()
    const slow = pages(3, async (number, run) => {
      if (number !== 1) return
      await wakeUp.promise
      await run.commit({ ...run.progress, cursor: 99 }).then(slowEnded.resolve, slowEnded.resolve)
      throw new Error('lost')
    })
    await storeJob(harness.store, slow)
    await request(harness, slow)
    const frozen = startNode(harness, slow, 'frozen')
    await waitUntil(async () => (await loadJob(harness.store, slow)).progress?.includes('"cursor":1') ?? false)
    const ran: number[] = []
    const job = pages(3, async (number) => {
      ran.push(number)
      if (number === 2) wakeUp.resolve()
      // The job is taken over and has not ended: only the fence distinguishes the two runs.
      if (number === 2) await slowEnded.promise
    })
    await pollOnce(harness, job, 'healthy')
    expect(ran).toEqual([])
    await shiftJobTimes(harness.store, slow, 61_000)
    await pollOnce(harness, job, 'healthy')
    expect(await slowEnded.promise).toMatchObject({ name: 'LeaseLostError' })
    await frozen.stop()
    expect(ran).toEqual([1, 2])
    expect(frozen.errors).toEqual([])
  })

  test('after an error a run is retried later and later from where it was, and then given up with a reason', async () => {
    await using harness = await createSchedulerHarness({ open })
    const ran: number[] = []
    const job = pages(3, async (number) => {
      ran.push(number)
      if (number === 1) throw new Error('the directory is away')
    })
    await storeJob(harness.store, job)
    await request(harness, job)
    const node = startNode(harness, job)
    for (let tries = 1; tries < 6; tries += 1) {
      await waitUntil(async () => (await loadJob(harness.store, job)).attempts === tries)
      const waiting = await loadJob(harness.store, job)
      expect([waiting.running, waiting.owner, waiting.free]).toEqual([true, null, false])
      await shiftJobTimes(harness.store, job, 16 * 60_000)
    }
    await waitUntil(hasEnded(harness, job))
    await node.stop()
    expect(ran).toEqual([0, 1, 1, 1, 1, 1, 1])
    expect(JSON.parse((await loadJob(harness.store, job)).lastResult ?? '')).toMatchObject({
      outcome: 'failed',
      code: 'unexpected',
      done: 1,
    })
    expect(await harness.listEvents('task-ended')).toMatchObject([{ data: { task: 'pages', outcome: 'failed' } }])
  })

  test('progress between two errors starts the count of attempts again', async () => {
    await using harness = await createSchedulerHarness({ open })
    const failsAt = new Set([1, 2])
    const job = pages(3, async (number) => {
      if (failsAt.delete(number)) throw new Error('the directory is away')
    })
    await storeJob(harness.store, job)
    await request(harness, job)
    const node = startNode(harness, job)
    await waitUntil(() => node.errors.length === 1)
    await waitUntil(async () => (await loadJob(harness.store, job)).owner === null)
    await shiftJobTimes(harness.store, job, 16 * 60_000)
    await waitUntil(() => node.errors.length === 2)
    await waitUntil(async () => (await loadJob(harness.store, job)).owner === null)
    expect((await loadJob(harness.store, job)).attempts).toBe(1)
    await node.stop()
  })

  test('a job that belongs to one node is run by no other', async () => {
    await using harness = await createSchedulerHarness({ open })
    const ran: string[] = []
    const job = (name: string) => pages(1, async () => ran.push(name))
    await storeJob(harness.store, job('x'))
    await harness.store.transaction((tx) => tx.updateTable('Job').set({ node: 'b' }).execute())
    await request(harness, job('x'))
    await pollOnce(harness, job('a'), 'a')
    await pollOnce(harness, job('b'), 'b')
    expect(ran).toEqual(['b'])
  })
})

test('a node runs at most three jobs at the same time', async () => {
  await using harness = await createSchedulerHarness()
  const end = Promise.withResolvers<void>()
  const started: string[] = []
  const jobs = ['a', 'b', 'c', 'd'].map((id) => ({
    ...pages(1, async () => {
      started.push(id)
      await end.promise
    }),
    id,
  }))
  for (const job of jobs) {
    await storeJob(harness.store, job)
    await request(harness, job)
  }
  const { options } = optionsFor(harness, jobs[0] as AnyJobDefinition)
  const scheduler = createScheduler({ ...options, jobs })
  await scheduler.startDueJobs()
  await waitUntil(() => started.length === 3)
  await scheduler.startDueJobs()
  end.resolve()
  await scheduler.waitForRuns()
  expect(started).toEqual(['a', 'b', 'c'])
  await scheduler.startDueJobs()
  await scheduler.waitForRuns()
  expect(started).toEqual(['a', 'b', 'c', 'd'])
})

/** A test cannot set the database's clock, so it moves the job's moments the other way. */

test('after the clock was set back no due moment is served twice, and no job waits for the old clock', async () => {
  await using harness = await createSchedulerHarness()
  let ran = 0
  const daily = pages(1, async () => ++ran, '0 0 * * *')
  await pollOnce(harness, daily)
  const { nextAt } = await loadJob(harness.store, daily)
  const wasDue = new Date(Number(nextAt) - 24 * hour)
  await harness.store.transaction((tx) => tx.updateTable('Job').set({ nextAt: wasDue }).execute())
  await pollOnce(harness, daily)
  expect(ran).toBe(1)
  expect(await loadJob(harness.store, daily)).toMatchObject({ lastDueAt: wasDue, nextAt })

  // Back to before the moment that was served: it comes again, and is not served again.
  await shiftJobTimes(harness.store, daily, -24 * hour)
  await pollOnce(harness, daily)
  const later = await loadJob(harness.store, daily)
  expect(ran).toBe(1)
  expect(later.lastDueAt).toEqual(nextAt)
  expect(later.nextAt).toEqual(new Date(Number(nextAt) + 24 * hour))

  // Due in a year by a clock that was wrong: the next midnight counts.
  await shiftJobTimes(harness.store, daily, -365 * 24 * hour)
  await pollOnce(harness, daily)
  expect((await loadJob(harness.store, daily)).nextAt).toEqual(nextAt)
  expect(ran).toBe(1)
})

test('a job of every five minutes does not wait for an hour when the clock is set back by one', async () => {
  await using harness = await createSchedulerHarness()
  const often = pages(1, async () => undefined, '*/5 * * * *')
  await pollOnce(harness, often)
  await shiftJobTimes(harness.store, often, -hour)
  await pollOnce(harness, often)
  expect(Number((await loadJob(harness.store, often)).nextAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
})

test('a lease that was taken before the clock was set back has ended', async () => {
  await using harness = await createSchedulerHarness()
  const ran: number[] = []
  const job = pages(1, async (number) => ran.push(number))
  await storeJob(harness.store, job)
  const inAnHour = new Date(Date.now() + hour)
  const held = { running: true, owner: 'gone', leaseUntil: inAnHour, startedAt: new Date(Date.now() + hour - 60_000) }
  await harness.store.transaction((tx) => tx.updateTable('Job').set(held).execute())
  await pollOnce(harness, job)
  expect(ran).toEqual([0])
})

test('due moments that passed while no server ran are made up for by one run', async () => {
  await using harness = await createSchedulerHarness()
  let ran = 0
  const hourly = pages(1, async () => ++ran, '0 * * * *')
  await pollOnce(harness, hourly)
  await shiftJobTimes(harness.store, hourly, 72 * hour)
  await pollOnce(harness, hourly)
  await pollOnce(harness, hourly)
  expect(ran).toBe(1)
})
