import type { DirectoryPerson } from '../../server/directory/directory.ts'
import { type ManagementPolicy, managementPolicyDefinition } from '../../server/policies/management-policy.ts'
import { createPolicyResolver, defaultPolicy } from '../../server/policies/resolve.ts'
import { percentile } from './environment/statistics.ts'
import { type Measurement, milliseconds } from './measurement.ts'

const policyCount = 50
const groupCount = 10_000
const person: DirectoryPerson = {
  id: '',
  domain: 'corp.example.com',
  account: 'any',
  displayName: 'Any',
  adminCount: false,
  kind: 'user',
  distinguishedName: 'CN=Any,OU=Somewhere,DC=corp,DC=example,DC=com',
  groups: [],
}
const groupName = (policy: number, group: number) => `cn=group ${policy}-${group},ou=groups,dc=corp,dc=example,dc=com`
const groupsOf = (policy: number, count: number) => numbers(count).map((group) => groupName(policy, group))
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Each policy includes 10,000 groups; `distinct`: of its own, else the same in all of them. */
function policiesOf(distinct: boolean): ManagementPolicy[] {
  return numbers(policyCount).map((index) => {
    const groups = groupsOf(distinct ? index : 0, groupCount)
    const definition = managementPolicyDefinition.parse({ name: `Policy ${index}`, userScope: { include: { groups } } })
    return { ...definition, id: `policy-${index}`, priority: index, version: 1 }
  })
}

/** The obvious implementation, for comparison. */
function naive(policies: readonly ManagementPolicy[], { groups }: DirectoryPerson): ManagementPolicy | undefined {
  return policies.find(({ userScope }) => groups.some((group) => userScope.include.groups.includes(group)))
}

/** Which management policy holds, for the people that cost the most: no policy but the last one covers them, or every one names them. */
export const policies: Measurement = {
  id: 'policies',
  title: 'which management policy holds for a person',
  async measure({ quick }) {
    const people = {
      'in 300 groups, of none of 50 policies of 10,000 groups': { distinct: true, groups: groupsOf(99, 300) },
      'in 10,000 groups, of none of 50 policies of 10,000 groups': { distinct: true, groups: groupsOf(99, groupCount) },
      'in 10,000 groups, each named by all of 50 policies': { distinct: false, groups: groupsOf(0, groupCount) },
    }
    return Object.entries(people).map(([what, { distinct, groups }]) => {
      const member = { ...person, groups }
      const all = policiesOf(distinct)
      let resolver = createPolicyResolver([defaultPolicy])
      const compiled = timed(() => {
        resolver = createPolicyResolver([...all, defaultPolicy])
      })
      for (const _ of numbers(20)) resolver.resolve(member)
      const times = numbers(quick ? 50 : 1000).map(() => timed(() => resolver.resolve(member)))
      // All of them would take seconds.
      const few = { ...member, groups: groups.slice(0, 30) }
      return {
        what: `CPU p99, ${what}`,
        measured: milliseconds(percentile(times, 0.99)),
        aim: { atMost: 5 },
        details: {
          median: milliseconds(percentile(times, 0.5)),
          'compiled once': milliseconds(compiled),
          'a naive scan for 30 of the groups': milliseconds(timed(() => naive(all, few))),
        },
      }
    })
  },
}

/** Measures milliseconds of processor time of this process, without other work on the machine. */
function timed(work: () => unknown): number {
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}
