import { expect, test } from 'vitest'
import { createServerHarness } from '../routes/admin/testing.ts'
import { countScope } from './count-scope.ts'
import { managementPolicyDefinition } from './management-policy.ts'
import { defaultPolicy } from './resolve.ts'

const createPolicy = (id: string, priority: number, group?: string) => ({
  ...managementPolicyDefinition.parse({ name: id, userScope: group ? { include: { groups: [group] } } : {} }),
  id,
  priority,
  version: 1,
})

test('people of a scope are counted, with whom an earlier policy takes, and a stopped count goes on where it was', async () => {
  await using server = await createServerHarness()
  const { directory } = server.services
  const signal = AbortSignal.timeout(60_000)
  const policies = [
    createPolicy('night', 10, 'Helpdesk Night Shift'),
    createPolicy('helpdesk', 20, 'Helpdesk'),
    defaultPolicy,
  ]
  const options = { directory, policies, policy: 'helpdesk', signal }
  const whole = await countScope({ ...options, isOver: () => false })
  expect(whole).toMatchObject({ covered: 2, holds: 1 })
  expect(whole.next).toBeUndefined()
  const accounts = whole.examples.map(({ person, holds }) => `${person.account} ${holds.id}`)
  expect(accounts.sort()).toEqual(['helpdesk.operator helpdesk', 't.marek night'])

  let [examined, covered, from] = [0, 0, undefined as Awaited<ReturnType<typeof countScope>>['next']]
  do {
    const part = await countScope({ ...options, from, isOver: () => true })
    examined += part.examined
    covered += part.covered
    from = part.next
  } while (from)
  expect({ examined, covered }).toEqual({ examined: whole.examined, covered: 2 })
})

test('with a real directory a group that is only named includes no one', async () => {
  await using server = await createServerHarness()
  const { directory } = server.services
  const real = { isSample: false, domains: directory.domains, openSession: directory.openSession }
  const policies = [createPolicy('helpdesk', 20, 'Helpdesk'), defaultPolicy]
  const signal = AbortSignal.timeout(60_000)
  const count = await countScope({ directory: real, policies, policy: 'helpdesk', isOver: () => false, signal })
  expect(count.covered).toBe(0)
})
