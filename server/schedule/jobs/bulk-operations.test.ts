import { expect, test } from 'vitest'
import { putSetting } from '../../store/settings.ts'
import { createWatched, findPerson, openBulk } from '../bulk/testing.ts'
import type { SchedulerHarness } from '../testing.ts'
import { bulkOperations } from './bulk-operations.ts'

const mustChange = async (harness: SchedulerHarness, account: string) => {
  const session = harness.directory.openSession({})
  return (await session.readState(await findPerson(harness, account))).mustChange
}

test('waves of the chosen size ask everybody once; whom it leaves out is kept with the reason', async () => {
  const { asked, ids, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  const { harness } = bulk
  await bulk.start('force-password-change', {
    scope: { everybody: true, exclude: { people: ['active.user'] } },
    waveSize: 30,
    pauseMinutes: 60,
    message: 'We had an incident.',
  })
  await bulk.run()
  expect(asked).toHaveLength(30)
  expect(await bulk.load()).toMatchObject({ status: 'running', wave: 1, waveLeft: 0, prepared: true, unsettled: false })
  // Between two waves nothing happens until the clock says so.
  await harness.run(bulkOperations)
  expect(asked).toHaveLength(30)
  while ((await bulk.load()).status === 'running') await bulk.run()
  expect(ids.size).toBe(asked.length)
  const counts = await bulk.counts()
  expect(counts).toMatchObject({ done: asked.length })
  expect(counts.waiting).toBeUndefined()
  for (const account of ['active.user', 'disabled.user', 'protected.user', 'mustchange.user'])
    expect(asked).not.toContain(account)
  expect(await bulk.namesOf('disabled')).toContain('disabled.user')
  expect(await bulk.namesOf('protected')).toContain('protected.user')
  expect(await bulk.namesOf('must-change')).toEqual(['mustchange.user'])
  expect(await harness.listEvents('password-change-forced')).toHaveLength(asked.length)
  const mails = await harness.listMails()
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.every(({ template }) => template === 'password-change-required')).toBe(true)
  expect(mails[0]?.values).toMatchObject({ message: 'We had an incident.' })
  expect((await harness.listEvents('bulk-operation-changed')).map(({ data }) => data.action)).toEqual(['done'])
})

test('a killed process goes on where it was: what was sent is recorded, and no person is asked twice', async () => {
  const { asked, ids, faults, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1_000 })
  faults.after = () => {
    if (asked.length === 27) throw new Error('killed')
  }
  await expect(bulk.run()).rejects.toThrow('killed')
  expect(await bulk.load()).toMatchObject({ unsettled: true })
  faults.after = () => {}
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ status: 'done', unsettled: false })
  expect(ids.size).toBe(asked.length)
  expect(await bulk.counts()).toMatchObject({ done: asked.length })
  expect(await bulk.harness.listEvents('password-change-forced')).toHaveLength(asked.length)
  const addresses = (await bulk.harness.listMails()).map(({ to }) => to)
  expect(new Set(addresses).size).toBe(addresses.length)
})

test('a process that is killed while it lists people goes on after the last page', async () => {
  const { asked, around } = createWatched()
  await using bulk = await openBulk({ directory: around, staff: 250 })
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1, pauseMinutes: 60 })
  const broken = {
    ...bulkOperations,
    work: (run: Parameters<typeof bulkOperations.work>[0]) => {
      let commits = 0
      return bulkOperations.work({
        ...run,
        async commit(...page) {
          await run.commit(...page)
          commits += 1
          if (commits === 2) throw new Error('killed')
        },
      })
    },
  }
  await expect(bulk.harness.run(broken)).rejects.toThrow('killed')
  const { examined, position } = await bulk.load()
  expect(examined).toBeGreaterThan(0)
  expect(position).not.toBeNull()
  await bulk.run()
  expect(asked).toHaveLength(1)
  let everybody = 0
  for (const { name: domain } of bulk.harness.directory.domains)
    for await (const { people } of bulk.harness.directory.openSession({ domain }).listPeople())
      everybody += people.length
  expect((await bulk.load()).examined).toBe(everybody)
})

test('a person who has set a new password since the people were listed is left alone', async () => {
  const { asked, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  const { harness } = bulk
  await bulk.start('force-password-change', {
    scope: { people: ['active.user', 'expired.user'] },
    waveSize: 1,
    pauseMinutes: 60,
  })
  await bulk.run()
  const [other = ''] = (await bulk.namesOf('waiting')) as string[]
  harness.advanceDays(2)
  const session = harness.directory.openSession({})
  const person = await findPerson(harness, other)
  const ticket = await session.prepareWrite(person)
  if (!ticket) throw new Error('no ticket')
  const reset = { newPassword: 'Correct-Horse-9-Battery', history: 'ignore' } as const
  expect(await session.resetPassword(person, reset, ticket)).toEqual({ outcome: 'applied' })
  await bulk.run()
  expect(asked).toHaveLength(1)
  expect(await bulk.namesOf('changed-meanwhile')).toEqual([other])
  expect(await bulk.load()).toMatchObject({ status: 'done' })
})

test('an unreachable controller is waited for, with the reason, and then it goes on', async () => {
  const { asked, ids, faults, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1_000 })
  faults.before = () => {
    faults.isAway = asked.length >= 5
  }
  await bulk.run()
  const waiting = await bulk.load()
  expect(waiting).toMatchObject({ status: 'running', problem: 'directory-unreachable', failures: 1, unsettled: false })
  expect(waiting.nextAt.getTime()).toBeGreaterThan(Date.now())
  expect(await bulk.counts()).toMatchObject({ done: 5 })
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ problem: 'directory-unreachable', failures: 2 })
  faults.before = () => {}
  faults.isAway = false
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ status: 'done', problem: null })
  expect(ids.size).toBe(asked.length)
})

test('a write whose outcome is unknown is settled with its controller and not sent again to people who were reached', async () => {
  const { asked, faults, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { people: ['active.user'] } })
  faults.result = { outcome: 'unknown' }
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ unsettled: true, problem: 'directory-unreachable' })
  faults.result = undefined
  // It never arrived: the controller says so, and it is sent now.
  await bulk.run()
  expect(asked).toEqual(['active.user'])
  expect(await bulk.load()).toMatchObject({ status: 'done' })
  expect(await mustChange(bulk.harness, 'active.user')).toBe(true)
})

test('without the right in the directory it pauses and says so; resumed, it tries the same people again', async () => {
  const { asked, faults, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1_000 })
  faults.result = { outcome: 'refused', reason: 'not-permitted' }
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ status: 'paused', problem: 'not-permitted' })
  expect(await bulk.counts()).toMatchObject({ 'not-permitted': 20 })
  expect(asked).toEqual([])
})

test('paused and stopped operations reach no further people; what was announced before is still recorded', async () => {
  const { asked, faults, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1_000 })
  faults.after = () => {
    if (asked.length === 3) throw new Error('killed')
  }
  await expect(bulk.run()).rejects.toThrow('killed')
  expect(await bulk.changeStatus('running', 'paused')).toBe(true)
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ status: 'paused', unsettled: false })
  expect(asked).toHaveLength(3)
  expect(await bulk.counts()).toMatchObject({ done: 3 })
  expect(await bulk.changeStatus('paused', 'stopped')).toBe(true)
  await bulk.run()
  expect(asked).toHaveLength(3)
  expect((await bulk.counts()).waiting).toBeGreaterThan(0)
  expect((await bulk.load()).endedAt).not.toBeNull()
})

test('it pauses once the person who started it administers no more', async () => {
  const { asked, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  const { store } = bulk.harness
  await bulk.start('force-password-change', { scope: { everybody: true }, waveSize: 1, pauseMinutes: 60 })
  await bulk.run()
  expect(asked).toHaveLength(1)
  await store.transaction((tx) => putSetting(tx, 'administration', { groups: ['Finance'] }, 0))
  await bulk.run()
  expect(asked).toHaveLength(1)
  expect(await bulk.load()).toMatchObject({ status: 'paused', problem: 'author-not-admitted' })
})

test('registrations of many are deleted in waves, with a mail; who has registered nothing is left out', async () => {
  await using bulk = await openBulk()
  const { harness } = bulk
  for (const account of ['active.user', 'expired.user']) await harness.register(account)
  await bulk.start('unregister', { scope: { people: ['active.user', 'expired.user', 'locked.user'] }, waveSize: 1 })
  await bulk.run()
  expect(await bulk.load()).toMatchObject({ status: 'done', wave: 2 })
  expect(await bulk.counts()).toEqual({ done: 2, 'not-registered': 1 })
  expect(await harness.store.read.selectFrom('Profile').selectAll().execute()).toEqual([])
  expect((await harness.listMails()).map(({ template }) => template)).toEqual([
    'registration-removed',
    'registration-removed',
  ])
  expect(await harness.listEvents('configuration-changed')).toHaveLength(2)
})

test('an operation for later does nothing before its time, and looks up its people then', async () => {
  const { asked, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  const startAt = new Date(Date.now() + 3_600_000).toISOString()
  await bulk.start('force-password-change', { scope: { people: ['active.user'] }, startAt })
  await bulk.harness.run(bulkOperations)
  expect(asked).toEqual([])
  expect(await bulk.load()).toMatchObject({ status: 'preparing', examined: 0 })
  await bulk.run()
  expect(asked).toEqual(['active.user'])
})

test('a row that an intruder wrote into the database without the key does nothing', async () => {
  const { asked, around } = createWatched()
  await using bulk = await openBulk({ directory: around })
  await bulk.start('force-password-change', { scope: { people: ['active.user'] } })
  await bulk.harness.store.transaction((tx) =>
    tx.updateTable('BulkOperation').set({ definition: '{"scope":{"everybody":true}}' }).execute(),
  )
  await bulk.run()
  expect(asked).toEqual([])
})
