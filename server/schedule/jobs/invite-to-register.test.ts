import { expect, test } from 'vitest'
import type { JobRun } from '../job.ts'
import { countRows, createSchedulerHarness } from '../testing.ts'
import { inviteToRegister } from './invite-to-register.ts'

const rule = (more: object = {}) => ({ enforcement: { inviteToRegister: { enabled: true, ...more } } })
const onlyFor = (...groups: string[]) => ({ scope: { include: { groups } } })

test('no person is invited until a policy enables it', async () => {
  await using harness = await createSchedulerHarness()
  expect(await harness.run(inviteToRegister)).toMatchObject({ outcome: 'done', code: 'no-rule', done: 0 })
  expect(await countRows(harness.store, 'OutboxMail')).toBe(0)
})

test('invites people who have not registered, but no disabled, expired or protected account and none without mail', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule())
  await harness.register('active.user')
  const result = await harness.run(inviteToRegister)
  const to = (await harness.listMails()).map((mail) => mail.to)
  expect(result?.counts.sent).toBe(to.length)
  expect(to).toContain('unregistered.user@corp.example.com')
  for (const account of ['active.user', 'disabled.user', 'protected.user', 'accountexpired.user']) {
    expect(to.filter((one) => one.startsWith(`${account}@`))).toEqual([])
  }
  expect(new Set(to).size).toBe(to.length)
  const [mail] = await harness.listMails()
  expect(mail).toMatchObject({ template: 'invitation', values: { url: 'https://latchkey.example.com/?task=register' } })
  expect(await harness.listEvents('reminder-sent')).toHaveLength(to.length)
})

test('invites again at rising intervals, until the person registers', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule({ days: [0, 7, 21], thenEvery: 60, ...onlyFor('Finance') }))
  const sent = async (days: number) => {
    harness.advanceDays(days)
    const { sent = 0 } = (await harness.run(inviteToRegister))?.counts ?? {}
    return sent
  }
  const first = await sent(0)
  expect(first).toBeGreaterThan(0)
  // Days 0, 0, 1, 6, 7, 8, 30 (21 was missed), 80, 81, 141.
  expect([await sent(0), await sent(1), await sent(5)]).toEqual([0, 0, 0])
  expect([await sent(1), await sent(1), await sent(22)]).toEqual([first, 0, first])
  expect([await sent(50), await sent(1), await sent(60)]).toEqual([0, first, first])
  for (const { to } of await harness.listMails()) await harness.register(to.split('@')[0] ?? '')
  expect([await sent(60), await countRows(harness.store, 'Reminder')]).toEqual([0, 0])
})

test('people outside the scope of the rule are not invited', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule({ scope: { include: { groups: ['Finance'] }, exclude: { groups: ['finance'] } } }))
  expect((await harness.run(inviteToRegister))?.counts).toEqual({ sent: 0, withoutMail: 0 })
  await harness.changePolicy(rule({ scope: { include: { containers: ['OU=Contractors,DC=corp,DC=example,DC=com'] } } }))
  await harness.run(inviteToRegister)
  expect((await harness.listMails()).map(({ to }) => to)).toEqual(['contractor.user@corp.example.com'])
})

test('no one is invited again after the clock was set back', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule())
  const sent = async (days: number) => {
    harness.advanceDays(days)
    return (await harness.run(inviteToRegister))?.counts.sent ?? 0
  }
  const all = await sent(0)
  // Day −1, 7, 3 (day 0 is due again by that clock), 8.
  expect([await sent(-1), await sent(8), await sent(-4), await sent(5)]).toEqual([0, all, 0, 0])
})

test('no second mail is sent if another node has stored the reminder meanwhile', async () => {
  await using harness = await createSchedulerHarness()
  await harness.changePolicy(rule())
  const { services, store } = harness
  let sent = 0
  const run: JobRun<Record<string, never>> = {
    settings: {},
    services,
    startedAt: harness.clock(),
    signal: new AbortController().signal,
    progress: { done: 0, counts: {} },
    async commit(_progress, work) {
      // Between the read of the page and its transaction the other node processes everybody.
      sent ||= (await harness.run(inviteToRegister))?.counts.sent ?? 0
      await store.transaction(async (tx) => work?.(tx))
    },
  }
  await inviteToRegister.work(run)
  expect(sent).toBeGreaterThan(0)
  expect(await harness.listMails()).toHaveLength(sent)
})
