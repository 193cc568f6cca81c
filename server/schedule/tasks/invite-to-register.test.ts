import { expect, test } from 'vitest'
import { countOf, openPlant } from '../testing.ts'
import { inviteToRegister } from './invite-to-register.ts'

const rule = (more: object = {}) => ({ enforcement: { inviteToRegister: { enabled: true, ...more } } })
const onlyFor = (...groups: string[]) => ({ scope: { include: { groups } } })

test('nobody is written to until a policy says so', async () => {
  await using plant = await openPlant()
  expect(await plant.run(inviteToRegister)).toMatchObject({ outcome: 'done', code: 'no-rule', done: 0 })
  expect(await countOf(plant.store, 'OutboxMail')).toBe(0)
})

test('who has not registered is invited; disabled, expired and protected accounts and those without mail are not', async () => {
  await using plant = await openPlant()
  await plant.policy(rule())
  await plant.register('active.user')
  const result = await plant.run(inviteToRegister)
  const to = (await plant.mails()).map((mail) => mail.to)
  expect(result?.counts.sent).toBe(to.length)
  expect(to).toContain('unregistered.user@corp.example.com')
  for (const account of ['active.user', 'disabled.user', 'protected.user', 'accountexpired.user']) {
    expect(to.filter((one) => one.startsWith(`${account}@`))).toEqual([])
  }
  expect(new Set(to).size).toBe(to.length)
  const [mail] = await plant.mails()
  expect(mail).toMatchObject({ template: 'invitation', values: { url: 'https://latchkey.example.com/?task=register' } })
  expect(await plant.events('reminder-sent')).toHaveLength(to.length)
})

test('again with rising intervals, and no more once the person has registered', async () => {
  await using plant = await openPlant()
  await plant.policy(rule({ days: [0, 7, 21], thenEvery: 60, ...onlyFor('Finance') }))
  const sent = async (days: number) => {
    plant.pass(days)
    const { sent = 0 } = (await plant.run(inviteToRegister))?.counts ?? {}
    return sent
  }
  const first = await sent(0)
  expect(first).toBeGreaterThan(0)
  // Days 0, 0, 1, 6, 7, 8, 30 (21 was missed), 80, 81, 141.
  expect([await sent(0), await sent(1), await sent(5)]).toEqual([0, 0, 0])
  expect([await sent(1), await sent(1), await sent(22)]).toEqual([first, 0, first])
  expect([await sent(50), await sent(1), await sent(60)]).toEqual([0, first, first])
  for (const { to } of await plant.mails()) await plant.register(to.split('@')[0] ?? '')
  expect([await sent(60), await countOf(plant.store, 'Reminder')]).toEqual([0, 0])
})

test('who is left out of the rule, or not named by it, is not written to', async () => {
  await using plant = await openPlant()
  await plant.policy(rule({ scope: { include: { groups: ['Finance'] }, exclude: { groups: ['finance'] } } }))
  expect((await plant.run(inviteToRegister))?.counts).toEqual({ sent: 0, withoutMail: 0 })
  await plant.policy(rule({ scope: { include: { containers: ['OU=Contractors,DC=corp,DC=example,DC=com'] } } }))
  await plant.run(inviteToRegister)
  expect((await plant.mails()).map(({ to }) => to)).toEqual(['contractor.user@corp.example.com'])
})

test('a clock that was set back makes nobody be written to again', async () => {
  await using plant = await openPlant()
  await plant.policy(rule())
  await plant.run(inviteToRegister)
  plant.pass(-1)
  expect((await plant.run(inviteToRegister))?.counts.sent).toBe(0)
})
