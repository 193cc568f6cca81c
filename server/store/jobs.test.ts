import { expect, test } from 'vitest'
import {
  endJob,
  findJob,
  insertJob,
  type Job,
  leaseJob,
  renewJobLease,
  requestJob,
  setNextDue,
  updateJob,
} from './jobs.ts'
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
      store.transaction((tx) => leaseJob(tx, read, { owner, milliseconds, ...(!read.running && { begin }) }))
    return { store, job, take }
  }

  test('of several nodes that read a job, one leases it; while the lease lasts no other can', async () => {
    const { store, job, take } = await stored()
    const read = await job()
    const taken = await Promise.all(['a', 'b', 'c'].map((owner) => take(read, owner, 60_000)))
    expect(taken.filter((one) => one)).toMatchObject([{ fence: 1, running: true, startedAt: started, free: false }])
    expect(await take(await job(), 'd', 60_000)).toBeUndefined()
    await store.close()
  })

  test('an expired lease is taken over with the latest progress, and the old owner can no longer commit', async () => {
    const { store, job, take } = await stored()
    await take(await job(), 'slow', -1)
    const read = await job()
    const keep = (fence: number, progress: string, milliseconds: number) =>
      store.transaction((tx) => renewJobLease(tx, { id: 'job', fence }, { milliseconds, progress }))
    expect(await keep(1, '{"done":7}', -1)).toBe(true)
    expect(await take(read, 'next', 60_000)).toMatchObject({ fence: 2, owner: 'next', progress: '{"done":7}' })
    expect(await keep(1, '{"done":8}', 60_000)).toBe(false)
    expect((await job()).progress).toBe('{"done":7}')
    await store.close()
  })

  test('a job that an administrator has changed cannot be leased as it was read; of two changes of one version the second is refused', async () => {
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

  test('of two nodes that read one expired lease only one takes it over', async () => {
    const { store, job, take } = await stored()
    await take(await job(), 'first', -1)
    const read = await job()
    expect(await take(read, 'second', -1)).toMatchObject({ fence: 2, owner: 'second' })
    expect(await take(read, 'third', 60_000)).toBeUndefined()
    await store.close()
  })

  test('a run that has ended can be neither continued nor ended again', async () => {
    const { store, job, take } = await stored()
    await take(await job(), 'a', -1)
    const read = await job()
    const end = () => store.transaction((tx) => endJob(tx, { id: 'job', fence: 1 }, '{"outcome":"done"}'))
    expect([await end(), await end()]).toEqual([true, false])
    const renew = store.transaction((tx) => renewJobLease(tx, { id: 'job', fence: 1 }, { milliseconds: 60_000 }))
    expect(await renew).toBe(false)
    expect(await take(read, 'b', 60_000)).toBeUndefined()
    expect(await job()).toMatchObject({ running: false, owner: null, lastResult: '{"outcome":"done"}' })
    await store.close()
  })

  test('a lease from before the clock was set back by an hour counts as expired', async () => {
    const { store, job, take } = await stored()
    expect(await take(await job(), 'a', 3_600_000)).toMatchObject({ free: true })
    expect(await take(await job(), 'b', 60_000)).toMatchObject({ owner: 'b', free: false })
    await store.close()
  })

  test('the next due time of a job that was changed or started since it was read stays', async () => {
    const { store, job, take } = await stored()
    const other = new Date('2026-11-23T06:00:00Z')
    const setDue = (read: Job) => store.transaction((tx) => setNextDue(tx, read, other))
    const read = await job()
    await setDue({ ...read, version: 7 })
    await setDue({ ...read, fence: 7 })
    expect((await job()).nextAt).toEqual(started)
    await setDue(read)
    expect((await job()).nextAt).toEqual(other)
    await take(await job(), 'a', 60_000)
    await store.close()
  })

  test('a running job cannot be requested', async () => {
    const { store, job, take } = await stored()
    const request = () => store.transaction((tx) => requestJob(tx, 'job'))
    expect(await request()).toBe(true)
    await take(await job(), 'a', 60_000)
    expect([await request(), (await job()).requestedAt]).toEqual([false, null])
    await store.close()
  })
})
