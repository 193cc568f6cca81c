import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { requestJob } from '../store/jobs.ts'
import { eachStore, type TemporaryStore } from '../store/testing.ts'
import { type SchedulerOptions, startScheduler } from './scheduler.ts'
import { type AnyTask, defineTask, type TaskRun } from './task.ts'
import { agedBy, jobOf, openPlant, type Plant, storeJob, until } from './testing.ts'

const hour = 3_600_000

/** A task of pages; `page` says what it does with each. */
const pages = (count: number, page: (number: number, run: TaskRun<unknown>) => Promise<unknown>, cron = '0 0 1 1 *') =>
  defineTask({
    ...{ id: 'pages', cron, settings: z.strictObject({}) },
    async work(run) {
      for (let number = Number(run.progress.cursor ?? 0); number < count; number += 1) {
        await page(number, run)
        await run.commit({ ...run.progress, cursor: number + 1, done: number + 1 })
      }
      return undefined
    },
  }) as unknown as AnyTask

function start(plant: Plant, task: AnyTask, more: Partial<SchedulerOptions> = {}) {
  const stopping = new AbortController()
  const problems: string[] = []
  const report = (_: string, error: unknown) => problems.push((error as Error).message)
  const { services } = plant
  const of = { services, tasks: [task], node: 'plant', pollMs: 5, leaseMs: 60_000, report, signal: stopping.signal }
  const ended = startScheduler({ ...of, ...more })
  return {
    problems,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

const request = (plant: Plant, task: AnyTask) => plant.store.transaction((tx) => requestJob(tx, task.id))
const ends = (plant: Plant, task: AnyTask) => async () => (await jobOf(plant.store, task)).endedAt !== null

eachStore('scheduler', (open: () => Promise<TemporaryStore>) => {
  test('of many nodes that look at once one runs a task that is due, and once', async () => {
    await using plant = await openPlant({ open })
    const ran: number[] = []
    const task = pages(3, async (number) => ran.push(number))
    await storeJob(plant.store, task)
    await request(plant, task)
    const nodes = ['a', 'b', 'c', 'd'].map((node) => start(plant, task, { node }))
    await until(ends(plant, task))
    await sleep(50)
    for (const node of nodes) await node.stop()
    expect(ran).toEqual([0, 1, 2])
    expect(await jobOf(plant.store, task)).toMatchObject({
      running: false,
      owner: null,
      leaseUntil: null,
      progress: null,
    })
  })

  test('the end of the server ends a run within its page; the next start goes on behind it', async () => {
    await using plant = await openPlant({ open })
    const ran: string[] = []
    const task = (name: string) =>
      pages(5, async (number, run) => {
        ran.push(`${name}${number}`)
        if (name === 'first' && number === 2) {
          void first.stop()
          await sleep(10_000, undefined, { signal: run.signal })
        }
      })
    await storeJob(plant.store, task('first'))
    await request(plant, task('first'))
    const first = start(plant, task('first'))
    await until(() => ran.includes('first2'))
    await first.stop()
    expect(first.problems).toEqual([])
    expect(await jobOf(plant.store, task('x'))).toMatchObject({ running: true, owner: null, free: true })
    const second = start(plant, task('second'))
    await until(ends(plant, task('second')))
    await second.stop()
    expect(ran).toEqual(['first0', 'first1', 'first2', 'second2', 'second3', 'second4'])
  })

  test('a node that stopped answering loses its task when the lease is over, and may then commit nothing', async () => {
    await using plant = await openPlant({ open })
    const wakeUp = Promise.withResolvers<void>()
    const slowEnded = Promise.withResolvers<unknown>()
    const slow = pages(3, async (number, run) => {
      if (number !== 1) return
      await wakeUp.promise
      await run.commit({ ...run.progress, cursor: 99 }).then(slowEnded.resolve, slowEnded.resolve)
      throw new Error('lost')
    })
    await storeJob(plant.store, slow)
    await request(plant, slow)
    const frozen = start(plant, slow, { node: 'frozen' })
    await until(async () => (await jobOf(plant.store, slow)).progress?.includes('"cursor":1') ?? false)
    const ran: number[] = []
    const task = pages(3, async (number) => {
      ran.push(number)
      if (number === 2) wakeUp.resolve()
      // Taken over and not ended: only the fence tells the two apart.
      if (number === 2) await slowEnded.promise
    })
    const healthy = start(plant, task, { node: 'healthy' })
    await sleep(50)
    expect(ran).toEqual([])
    await agedBy(plant.store, slow, 61_000)
    await until(ends(plant, slow))
    expect(await slowEnded.promise).toMatchObject({ name: 'LostLease' })
    await healthy.stop()
    await frozen.stop()
    expect(ran).toEqual([1, 2])
    expect(frozen.problems).toEqual([])
  })

  test('an error is tried again from where it was, later and later; in vain, the run is given up and says why', async () => {
    await using plant = await openPlant({ open })
    const ran: number[] = []
    const task = pages(3, async (number) => {
      ran.push(number)
      if (number === 1) throw new Error('the directory is away')
    })
    await storeJob(plant.store, task)
    await request(plant, task)
    const node = start(plant, task)
    for (let tries = 1; tries < 6; tries += 1) {
      await until(async () => (await jobOf(plant.store, task)).attempts === tries)
      const waiting = await jobOf(plant.store, task)
      expect([waiting.running, waiting.owner, waiting.free]).toEqual([true, null, false])
      await agedBy(plant.store, task, 16 * 60_000)
    }
    await until(ends(plant, task))
    await node.stop()
    expect(ran).toEqual([0, 1, 1, 1, 1, 1, 1])
    expect(JSON.parse((await jobOf(plant.store, task)).lastResult ?? '')).toMatchObject({
      ...{ outcome: 'failed', code: 'unexpected', done: 1 },
    })
    expect(await plant.events('task-ended')).toMatchObject([{ data: { task: 'pages', outcome: 'failed' } }])
  })

  test('a task that belongs to one node is run by no other', async () => {
    await using plant = await openPlant({ open })
    const ran: string[] = []
    const task = (name: string) => pages(1, async () => ran.push(name))
    await storeJob(plant.store, task('x'))
    await plant.store.transaction((tx) => tx.updateTable('Job').set({ node: 'b' }).execute())
    await request(plant, task('x'))
    const other = start(plant, task('a'), { node: 'a' })
    await sleep(50)
    const own = start(plant, task('b'), { node: 'b' })
    await until(ends(plant, task('x')))
    await other.stop()
    await own.stop()
    expect(ran).toEqual(['b'])
  })
})

/** The database's clock cannot be set in a test, so what the job noted is moved the other way. */
async function settled(plant: Plant, task: AnyTask): Promise<void> {
  const node = start(plant, task)
  await sleep(60)
  await node.stop()
}

test('a clock that was set back brings no due moment twice, and makes nothing wait for the old clock', async () => {
  await using plant = await openPlant()
  let ran = 0
  const daily = pages(1, async () => ++ran, '0 0 * * *')
  await settled(plant, daily)
  const { nextAt } = await jobOf(plant.store, daily)
  const wasDue = new Date(Number(nextAt) - 24 * hour)
  await plant.store.transaction((tx) => tx.updateTable('Job').set({ nextAt: wasDue }).execute())
  await settled(plant, daily)
  expect(ran).toBe(1)
  expect(await jobOf(plant.store, daily)).toMatchObject({ lastDueAt: wasDue, nextAt })

  // Back to a moment before the one that was served: it comes again, and is not served again.
  await agedBy(plant.store, daily, -24 * hour)
  await settled(plant, daily)
  const later = await jobOf(plant.store, daily)
  expect(ran).toBe(1)
  expect(later.lastDueAt).toEqual(nextAt)
  expect(later.nextAt).toEqual(new Date(Number(nextAt) + 24 * hour))

  // A year in the future, by a clock that was wrong: the next midnight is the one that counts.
  await agedBy(plant.store, daily, -365 * 24 * hour)
  await settled(plant, daily)
  expect((await jobOf(plant.store, daily)).nextAt).toEqual(nextAt)
  expect(ran).toBe(1)
})

test('a task of every five minutes waits no hour when the clock goes back by one', async () => {
  await using plant = await openPlant()
  const often = pages(1, async () => undefined, '*/5 * * * *')
  await settled(plant, often)
  await agedBy(plant.store, often, -hour)
  await settled(plant, often)
  expect(Number((await jobOf(plant.store, often)).nextAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000)
})

test('a lease that was taken before the clock was set back is over', async () => {
  await using plant = await openPlant()
  const ran: number[] = []
  const task = pages(1, async (number) => ran.push(number))
  await storeJob(plant.store, task)
  const inAnHour = new Date(Date.now() + hour)
  const held = { running: true, owner: 'gone', leaseUntil: inAnHour, startedAt: new Date(Date.now() + hour - 60_000) }
  await plant.store.transaction((tx) => tx.updateTable('Job').set(held).execute())
  await settled(plant, task)
  expect(ran).toEqual([0])
})

test('due moments that passed while no server was up are made up for once', async () => {
  await using plant = await openPlant()
  let ran = 0
  const hourly = pages(1, async () => ++ran, '0 * * * *')
  await settled(plant, hourly)
  await agedBy(plant.store, hourly, 72 * hour)
  await settled(plant, hourly)
  await settled(plant, hourly)
  expect(ran).toBe(1)
})
