import { expect, test } from 'vitest'
import { createScopeMatcher, enforcement } from './enforcement.ts'
import { toFindings } from './findings.ts'

const person = {
  distinguishedName: 'CN=Ruth Osei,OU=Field,OU=People,DC=corp,DC=example,DC=com',
  groups: ['s-1-5-21-1-2-3-1104', 'cn=finance,dc=corp,dc=example,dc=com', 'finance'],
}
const covers = (scope: object) => {
  const { inviteToRegister } = enforcement.parse({ inviteToRegister: { scope } })
  return createScopeMatcher()(inviteToRegister.scope, person)
}

test('every rule is disabled by default and has default days', () => {
  expect(enforcement.parse({})).toMatchObject({
    inviteToRegister: { enabled: false, days: [0, 7, 21, 45], thenEvery: 60, channel: 'mail' },
    remindToUpdateProfile: { enabled: false },
    remindOfPasswordExpiry: { enabled: false, daysBefore: [14, 7, 3, 1, 0] },
  })
})

test('an empty scope covers everybody of the policy, otherwise those who are included and not excluded', () => {
  expect(covers({})).toBe(true)
  expect(covers({ include: { groups: ['Finance'] } })).toBe(true)
  expect(covers({ include: { groups: ['S-1-5-21-1-2-3-1104'] } })).toBe(true)
  expect(covers({ include: { groups: ['Sales'] } })).toBe(false)
  expect(covers({ include: { containers: ['ou=people, DC=corp, DC=example, DC=com'] } })).toBe(true)
  expect(covers({ include: { groups: ['Sales'], containers: ['OU=Field,OU=People,DC=corp,DC=example,DC=com'] } })).toBe(
    true,
  )
  expect(covers({ include: { containers: ['OU=Office,DC=corp,DC=example,DC=com'] } })).toBe(false)
  expect(covers({ exclude: { groups: ['Sales'] } })).toBe(true)
  expect(covers({ exclude: { groups: ['FINANCE'] } })).toBe(false)
  expect(
    covers({
      include: { groups: ['Finance'] },
      exclude: { containers: ['OU=Field,OU=People,DC=corp,DC=example,DC=com'] },
    }),
  ).toBe(false)
})

test.each([
  [{ inviteToRegister: { days: [7, 0] } }, 'inviteToRegister.days', 'days-not-ascending'],
  [{ inviteToRegister: { days: [21, 7] } }, 'inviteToRegister.days', 'days-not-ascending'],
  [{ inviteToRegister: { days: [0, 0] } }, 'inviteToRegister.days', 'days-not-ascending'],
  [{ inviteToRegister: { days: [] } }, 'inviteToRegister.days', 'value-missing'],
  [{ remindOfPasswordExpiry: { daysBefore: [-1] } }, 'remindOfPasswordExpiry.daysBefore.0', 'value-too-small'],
  [{ remindOfPasswordExpiry: { channel: 'pigeon' } }, 'remindOfPasswordExpiry.channel', undefined],
  [{ inviteToEverything: {} }, 'inviteToEverything', 'field-unknown'],
])('%j is refused at its field', (rules, path, code) => {
  const parsed = enforcement.safeParse(rules)
  const [finding] = parsed.success ? [] : toFindings(parsed.error)
  expect(finding?.path).toBe(path)
  if (code) expect(finding?.code).toBe(code)
})
