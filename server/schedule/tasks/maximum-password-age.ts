import { z } from 'zod'
import type { AuditRecord } from '../../audit/chain.ts'
import type { DirectoryPerson, DirectorySession, ListedPerson } from '../../directory/directory.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { maximumAgeOf } from '../../policies/password-rules/stored-rules.ts'
import { defineTask, type TaskRun } from '../task.ts'
import { type PageOutcome, walkPeople } from '../walk-people.ts'

/** Has those choose a new password at the next sign-in whose own is older than their policy allows, on top of the directory's rule. */
export const maximumPasswordAge = defineTask({
  id: 'maximum-password-age',
  cron: '0 1 * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { policies, directory } = run.services
    const ages = new Map((await policies.all()).map((policy) => [policy, maximumAgeOf(policy.rules)]))
    if ([...ages].every(([policy, age]) => !policy.enabled || age === undefined)) return { code: 'no-rule' }
    const ageOf = (policy: ManagementPolicy) => {
      if (!ages.has(policy)) ages.set(policy, maximumAgeOf(policy.rules))
      return ages.get(policy)
    }

    await walkPeople(run, async (people) => {
      // Left by a node that was killed between the directory's commit and ours: what it did is recorded now.
      const before = new Set(run.progress.announced)
      const overdue: DirectoryPerson[] = []
      const done: DirectoryPerson[] = []
      for (const one of people) {
        if (before.has(one.person.id) && one.state.mustChange) done.push(one.person)
        else if (await isOverdue(run, one, ageOf)) overdue.push(one.person)
      }
      if (overdue.length === 0) return outcomeOf(run, done, {})
      await run.commit({ ...run.progress, announced: [...before, ...overdue.map(({ id }) => id)] })
      const counts = { passwordNeverExpires: 0, failed: 0 }
      const session = directory.session({ domain: overdue[0]?.domain, signal: run.signal })
      for (const person of overdue) {
        run.signal.throwIfAborted()
        const became = await force(session, person)
        if (became === 'applied') done.push(person)
        else counts[became] += 1
      }
      return outcomeOf(run, done, counts)
    })
    return undefined
  },
})

async function isOverdue(
  { services: { policies, clock } }: TaskRun<unknown>,
  { person, state }: ListedPerson,
  ageOf: (policy: ManagementPolicy) => number | undefined,
): Promise<boolean> {
  const { disabled, accountExpired, mustChange, passwordLastSet } = state
  if (disabled || accountExpired || mustChange || !passwordLastSet || policies.protection(person)) return false
  const age = ageOf((await policies.resolve(person)).policy)
  return age !== undefined && clock().getTime() - passwordLastSet.getTime() >= age
}

/** Not sent, or nobody knows: the next run meets the person again, and finds whether it happened. */
async function force(
  session: DirectorySession,
  person: DirectoryPerson,
): Promise<'applied' | 'passwordNeverExpires' | 'failed'> {
  const ticket = await session.prepareWrite(person)
  const write = ticket && (await session.setMustChange(person, ticket))
  if (write?.outcome === 'applied') return 'applied'
  if (write?.outcome === 'refused' && write.reason === 'password-never-expires') return 'passwordNeverExpires'
  if (write?.outcome === 'unknown' && (await session.state(person)).mustChange) return 'applied'
  return 'failed'
}

function outcomeOf(
  { services: { audit } }: TaskRun<unknown>,
  done: readonly DirectoryPerson[],
  counts: Record<string, number>,
): PageOutcome {
  const records = done.map(
    ({ id, account, domain }): AuditRecord => ({
      event: 'password-change-forced',
      subject: { id, name: `${account}@${domain}` },
      data: { task: maximumPasswordAge.id },
    }),
  )
  return { counts: { ...counts, forced: done.length }, write: (tx) => audit.append(tx, ...records) }
}
