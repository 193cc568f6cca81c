import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { type ManagementPolicyDefinition, managementPolicyDefinition } from './management-policy.ts'
import { createResolver, defaultPolicy } from './resolve.ts'

const domain = 'corp.example.com'
const ada: DirectoryPerson = {
  id: '',
  domain,
  distinguishedName: 'CN=Ada Byron,OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com',
  account: 'a.byron',
  displayName: 'Ada Byron',
  adminCount: false,
  kind: 'user',
  groups: ['s-1-5-21-1-2-3-1101', 'cn=finance,ou=groups,dc=corp,dc=example,dc=com', 'finance', 'domain users'],
}

type Said = Partial<Omit<ManagementPolicyDefinition, 'userScope'>> & { userScope?: object }

/** Policies by name, in this order, and the default one after them. */
const resolverOf = (said: Record<string, Said>) =>
  createResolver([
    ...Object.entries(said).map(([name, more], index) => ({
      ...managementPolicyDefinition.parse({ name, ...more }),
      ...{ id: name, priority: index, version: 1 },
    })),
    defaultPolicy,
  ])
const scoped = (userScope: object) => ({ userScope })
const holdsFor = (said: Record<string, Said>, person = ada) => {
  const { policy, because } = resolverOf(said).resolve(person)
  return [policy.id, because]
}

test('of two policies that cover a person, the one of higher priority holds, and both say why', () => {
  const resolver = resolverOf({
    finance: scoped({ include: { groups: ['Finance'] } }),
    treasury: scoped({ include: { containers: ['OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com'] } }),
    sales: scoped({ include: { groups: ['Sales'] } }),
  })
  expect(
    resolver.explain(ada).map(({ policy, covers, holds, because }) => [policy.id, covers, holds, because]),
  ).toEqual([
    ['finance', true, true, { line: 'included-group', entry: 'Finance' }],
    [
      'treasury',
      ...[true, false],
      { line: 'included-container', entry: 'OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com' },
    ],
    ['sales', false, false, { line: 'not-included' }],
    ['default', true, false, { line: 'default-policy' }],
  ])
})

test.each<[string, object, unknown]>([
  ['a group by name, in any case', { include: { groups: ['FINANCE'] } }, { line: 'included-group', entry: 'FINANCE' }],
  [
    'a group by SID',
    { include: { groups: ['Sales', 'S-1-5-21-1-2-3-1101'] } },
    { line: 'included-group', entry: 'S-1-5-21-1-2-3-1101' },
  ],
  [
    'a group by distinguished name, spaced and written otherwise',
    { include: { groups: ['CN=Finance, OU=Groups, DC=corp, DC=example, DC=com'] } },
    { line: 'included-group', entry: 'CN=Finance, OU=Groups, DC=corp, DC=example, DC=com' },
  ],
  [
    'a unit above the own one',
    { include: { containers: ['ou=finance,dc=corp,dc=example,dc=com'] } },
    { line: 'included-container', entry: 'ou=finance,dc=corp,dc=example,dc=com' },
  ],
  ['a scope that says nothing', {}, { line: 'everybody' }],
  ['a scope of the domain', { domains: ['CORP.example.com'] }, { line: 'domain', entry: domain }],
])('%s covers', (_what, scope, because) => {
  expect(holdsFor({ one: scoped(scope) })).toEqual(['one', because])
})

test.each<[string, Said, unknown]>([
  ['another domain', scoped({ domains: ['other.example.com'] }), { line: 'other-domain' }],
  [
    'an excluded group, though another is included',
    scoped({ include: { groups: ['Finance'] }, exclude: { groups: ['Domain Users'] } }),
    { line: 'excluded-group', entry: 'Domain Users' },
  ],
  [
    'an excluded unit',
    scoped({ exclude: { containers: ['OU=Finance,DC=corp,DC=example,DC=com'] } }),
    { line: 'excluded-container', entry: 'OU=Finance,DC=corp,DC=example,DC=com' },
  ],
  ['a group that has vanished', scoped({ include: { groups: ['Vanished'] } }), { line: 'not-included' }],
  [
    'a sister unit of a like name',
    scoped({ include: { containers: ['OU=Fin,DC=example,DC=com'] } }),
    { line: 'not-included' },
  ],
  ['a policy that is switched off', { enabled: false }, { line: 'switched-off' }],
])('%s does not', (_what, said, because) => {
  const resolver = resolverOf({ one: said })
  expect(resolver.explain(ada)[0]).toMatchObject({ covers: false, because })
  expect(resolver.resolve(ada)).toMatchObject({ policy: { id: 'default' }, because: { line: 'default-policy' } })
})

test('the line that decided is the first that matches in the scope, whatever order the groups come in', () => {
  const said = { one: scoped({ include: { groups: ['Domain Users', 'Finance'] } }) }
  const decided = ['one', { line: 'included-group', entry: 'Domain Users' }]
  expect(holdsFor(said)).toEqual(decided)
  expect(holdsFor(said, { ...ada, groups: ada.groups.toReversed() })).toEqual(decided)
})

test('the default policy covers everybody, whatever its row says', () => {
  const narrowed = { ...defaultPolicy, enabled: false }
  expect(createResolver([narrowed]).resolve(ada).policy.id).toBe('default')
})

test('what is told of a person is what holds, for any scopes and any groups', () => {
  const group = fc.constantFrom('a', 'b', 'c', 'd', 'S-1-5-21-1-2-3-4')
  const groups = fc.uniqueArray(group, { maxLength: 3 })
  const side = fc.record({ groups })
  const domains = fc.constantFrom([], [domain], ['other.example.com'])
  const said = fc.record({ enabled: fc.boolean(), userScope: fc.record({ domains, include: side, exclude: side }) })
  fc.assert(
    fc.property(fc.array(said, { maxLength: 6 }), groups, (all, own) => {
      const resolver = resolverOf(Object.fromEntries(all.map((one, index) => [`policy-${index}`, one])))
      const person = { ...ada, groups: own.map((one) => one.toLowerCase()) }
      const [told] = resolver.explain(person).filter(({ covers }) => covers)
      expect(resolver.resolve(person)).toEqual({ policy: told?.policy, because: told?.because })
      expect(told?.holds).toBe(true)
    }),
  )
})
