import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DirectoryPerson } from '../directory/directory.ts'
import { type ManagementPolicyDefinition, managementPolicyDefinition } from './management-policy.ts'
import { createPolicyResolver, defaultPolicy } from './resolve.ts'

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

type Given = Partial<Omit<ManagementPolicyDefinition, 'userScope'>> & { userScope?: object }

/** Policies by name, in this order, and the default one after them. */
const createResolver = (given: Record<string, Given>) =>
  createPolicyResolver([
    ...Object.entries(given).map(([name, more], index) => ({
      ...managementPolicyDefinition.parse({ name, ...more }),
      id: name,
      priority: index,
      version: 1,
    })),
    defaultPolicy,
  ])
const scoped = (userScope: object) => ({ userScope })
const resolve = (given: Record<string, Given>, person = ada) => {
  const { policy, reason, entry } = createResolver(given).resolve(person)
  return [policy.id, reason, entry]
}

test('of two policies that cover a person, the one of higher priority applies, and both say why', () => {
  const resolver = createResolver({
    finance: scoped({ include: { groups: ['Finance'] } }),
    treasury: scoped({ include: { containers: ['OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com'] } }),
    sales: scoped({ include: { groups: ['Sales'] } }),
  })
  expect(resolver.explain(ada).map(({ policy, ...match }) => ({ policy: policy.id, ...match }))).toEqual([
    { policy: 'finance', covers: true, holds: true, reason: 'included-group', entry: 'Finance' },
    {
      policy: 'treasury',
      covers: true,
      holds: false,
      reason: 'included-container',
      entry: 'OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com',
    },
    { policy: 'sales', covers: false, holds: false, reason: 'not-included' },
    { policy: 'default', covers: true, holds: false, reason: 'default-policy' },
  ])
})

test.each<[string, object, string, string?]>([
  ['a group by name, in any case', { include: { groups: ['FINANCE'] } }, 'included-group', 'FINANCE'],
  [
    'a group by SID',
    { include: { groups: ['Sales', 'S-1-5-21-1-2-3-1101'] } },
    'included-group',
    'S-1-5-21-1-2-3-1101',
  ],
  [
    'a group by distinguished name in another spelling',
    { include: { groups: ['CN=Finance, OU=Groups, DC=corp, DC=example, DC=com'] } },
    'included-group',
    'CN=Finance, OU=Groups, DC=corp, DC=example, DC=com',
  ],
  [
    'a unit above the person’s',
    { include: { containers: ['ou=finance,dc=corp,dc=example,dc=com'] } },
    'included-container',
    'ou=finance,dc=corp,dc=example,dc=com',
  ],
  ['an empty scope', {}, 'everybody'],
  ['the person’s domain', { domains: ['CORP.example.com'] }, 'domain', domain],
])('a scope with %s covers the person', (_what, scope, reason, entry) => {
  expect(resolve({ one: scoped(scope) })).toEqual(['one', reason, entry])
})

test.each<[string, Given, string, string?]>([
  ['with another domain', scoped({ domains: ['other.example.com'] }), 'other-domain'],
  [
    'with an excluded group beside an included one',
    scoped({ include: { groups: ['Finance'] }, exclude: { groups: ['Domain Users'] } }),
    'excluded-group',
    'Domain Users',
  ],
  [
    'with an excluded unit',
    scoped({ exclude: { containers: ['OU=Finance,DC=corp,DC=example,DC=com'] } }),
    'excluded-container',
    'OU=Finance,DC=corp,DC=example,DC=com',
  ],
  ['with a group that no longer exists', scoped({ include: { groups: ['Vanished'] } }), 'not-included'],
  [
    'with a sister unit of a similar name',
    scoped({ include: { containers: ['OU=Fin,DC=example,DC=com'] } }),
    'not-included',
  ],
  ['that is switched off', { enabled: false }, 'switched-off'],
])('a policy %s does not cover the person', (_what, given, reason, entry) => {
  const resolver = createResolver({ one: given })
  const [first] = resolver.explain(ada)
  expect(first).toMatchObject({ covers: false, reason })
  expect(first?.entry).toBe(entry)
  expect(resolver.resolve(ada)).toMatchObject({ policy: { id: 'default' }, reason: 'default-policy' })
})

test('the entry that decided is the first that matches in the scope, in any order of the groups', () => {
  const given = { one: scoped({ include: { groups: ['Domain Users', 'Finance'] } }) }
  const expected = ['one', 'included-group', 'Domain Users']
  expect(resolve(given)).toEqual(expected)
  expect(resolve(given, { ...ada, groups: ada.groups.toReversed() })).toEqual(expected)
})

test('policies that name the same groups in any order all cover their members', () => {
  const resolver = createResolver({
    one: scoped({ include: { groups: ['Sales', 'Finance'] } }),
    two: scoped({ include: { groups: ['Finance', 'Domain Users'] } }),
    three: scoped({ exclude: { groups: ['Sales', 'Domain Users'] } }),
    four: scoped({ include: { groups: ['Sales', 'Vanished'] } }),
  })
  expect(resolver.explain(ada).map(({ covers, entry }) => [covers, entry])).toEqual([
    [true, 'Finance'],
    [true, 'Finance'],
    [false, 'Domain Users'],
    [false, undefined],
    [true, undefined],
  ])
})

test('the default policy covers everybody, even if its row limits it', () => {
  const narrowed = { ...defaultPolicy, enabled: false }
  expect(createPolicyResolver([narrowed]).resolve(ada).policy.id).toBe('default')
})

const finance = ada.groups[1] ?? ''
const treasury = 'OU=Treasury,OU=Finance,DC=corp,DC=example,DC=com'
const anyScope = fc.record({
  domains: fc.constantFrom([], [domain], ['other.example.com']),
  include: anySide(),
  exclude: anySide(),
})

/** Entries of which some name the person's groups and units. */
function anySide() {
  const group = fc.constantFrom('Sales', 'Vanished', 'S-1-5-21-1-2-3-4', finance, 'FINANCE', 'Domain Users')
  const container = fc.constantFrom('OU=Sales,DC=corp,DC=example,DC=com', 'DC=corp,DC=example,DC=com', treasury)
  return fc.record({
    groups: fc.uniqueArray(group, { maxLength: 2 }),
    containers: fc.uniqueArray(container, { maxLength: 2 }),
  })
}

/** A scope read entry by entry. */
function readPlainly({ enabled, userScope: { domains, include, exclude } }: ManagementPolicyDefinition) {
  const findGroup = (entries: string[]) => entries.find((entry) => ada.groups.includes(entry.toLowerCase()))
  const findContainer = (entries: string[]) => entries.find((entry) => ada.distinguishedName.endsWith(`,${entry}`))
  if (!enabled || (domains.length > 0 && !domains.includes(ada.domain))) return { covers: false, entry: undefined }
  const excluded = findGroup(exclude.groups) ?? findContainer(exclude.containers)
  if (excluded !== undefined) return { covers: false, entry: excluded }
  if (include.groups.length + include.containers.length === 0) return { covers: true, entry: domains[0] }
  const included = findGroup(include.groups) ?? findContainer(include.containers)
  return { covers: included !== undefined, entry: included }
}

test('policies cover whom their scopes name, and the first that does applies, for any scopes', () => {
  const any = fc.record({ enabled: fc.constantFrom(true, true, false), userScope: anyScope })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 6 }), (all) => {
      const resolver = createResolver(Object.fromEntries(all.map((one, index) => [`policy-${index}`, one])))
      const explained = resolver.explain(ada)
      expect(explained.slice(0, -1).map(({ covers, entry }) => ({ covers, entry }))).toEqual(
        all.map((one) => readPlainly(managementPolicyDefinition.parse({ name: 'any', ...one }))),
      )
      const first = explained.find(({ covers }) => covers)
      const { policy, reason, entry } = resolver.resolve(ada)
      expect({ policy, reason, entry }).toEqual({ policy: first?.policy, reason: first?.reason, entry: first?.entry })
      expect(explained.filter(({ holds }) => holds)).toEqual([first])
    }),
    { numRuns: 300 },
  )
})
