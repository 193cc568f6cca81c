import { expect, test } from 'vitest'
import { findJob, insertJob, type Job, keepJob, requestJob, takeJob, updateJob } from './jobs.ts'
import { eachStore } from './testing.ts'

const started = new Date('2026-11-22T06:00:00Z')
const begin = { startedAt: started, lastDueAt: null, nextAt: null }
const row = { id: 'job', cron: '0 6 * * *', timeZone: 'UTC', enabled: true, settings: '{}', nextAt: started }

eachStore('jobs', (open) => {
  async function stored() {
    const store = await open()
    await store.transaction((tx) => insertJob(tx, row))
    const job = async () => (await findJob(store.read, 'job')) as Job
    const take = (read: Job, owner: string, milliseconds: number) =>
      store.transaction((tx) => takeJob(tx, read, { owner, milliseconds, ...(!read.running && { begin }) }))
    return { store, job, take }
  }

  test('one of those who read it takes it; the others, and whoever comes while it is held, do not', async () => {
    const { store, job, take } = await stored()
    const read = await job()
    const taken = await Promise.all(['a', 'b', 'c'].map((owner) => take(read, owner, 60_000)))
    expect(taken.filter((one) => one)).toMatchObject([{ fence: 1, running: true, startedAt: started, free: false }])
    expect(await take(await job(), 'd', 60_000)).toBeUndefined()
    await store.close()
  })

  test('a lease that is over is taken with what its owner did last, and the owner commits no more', async () => {
    const { store, job, take } = await stored()
    await take(await job(), 'slow', -1)
    const read = await job()
    const keep = (fence: number, progress: string, milliseconds: number) =>
      store.transaction((tx) => keepJob(tx, { id: 'job', fence }, { milliseconds, progress }))
    expect(await keep(1, '{"done":7}', -1)).toBe(true)
    expect(await take(read, 'next', 60_000)).toMatchObject({ fence: 2, owner: 'next', progress: '{"done":7}' })
    expect(await keep(1, '{"done":8}', 60_000)).toBe(false)
    expect((await job()).progress).toBe('{"done":7}')
    await store.close()
  })

  test('what an administrator saved meanwhile is read first; of two who save at once the second is told', async () => {
    const { store, job, take } = await stored()
    const read = await job()
    const save = (cron: string) =>
      store.transaction((tx) => {
        const { id: _, ...settings } = row
        return updateJob(tx, { id: 'job', expectedVersion: 1 }, { ...settings, cron, node: null })
      })
    expect([await save('0 7 * * *'), await save('0 8 * * *')]).toEqual([true, false])
    expect(await take(read, 'a', 60_000)).toBeUndefined()
    expect(await job()).toMatchObject({ cron: '0 7 * * *', version: 2, running: false })
    await store.close()
  })

  test('one that runs is not asked for again', async () => {
    const { store, job, take } = await stored()
    const request = () => store.transaction((tx) => requestJob(tx, 'job'))
    expect(await request()).toBe(true)
    await take(await job(), 'a', 60_000)
    expect([await request(), (await job()).requestedAt]).toEqual([false, null])
    await store.close()
  })
})
