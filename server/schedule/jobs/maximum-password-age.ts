import { z } from 'zod'
import type { AuditRecord } from '../../audit/chain.ts'
import type { DirectoryPerson, DirectorySession, ListedPerson } from '../../directory/directory.ts'
import type { ManagementPolicy } from '../../policies/management-policy.ts'
import { maxPasswordAge } from '../../policies/password-rules/stored-rules.ts'
import { defineJob, type JobRun } from '../job.ts'
import { type PageOutcome, processPeople } from '../process-people.ts'

/** Forces a password change at the next sign-in where the password is older than the policy allows, on top of the directory's rule. */
export const maximumPasswordAge = defineJob({
  id: 'maximum-password-age',
  cron: '0 1 * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { policies, directory } = run.services
    const ages = new Map((await policies.listPolicies()).map((policy) => [policy, maxPasswordAge(policy.rules)]))
    if ([...ages].every(([policy, age]) => !policy.enabled || age === undefined)) return { code: 'no-rule' }
    const ageOf = (policy: ManagementPolicy) => {
      if (!ages.has(policy)) ages.set(policy, maxPasswordAge(policy.rules))
      return ages.get(policy)
    }

    await processPeople(run, async (people) => {
      // A node was killed between the directory's commit and ours: what it did is recorded now.
      const before = new Set(run.progress.announced)
      const overdue: DirectoryPerson[] = []
      const done: DirectoryPerson[] = []
      for (const one of people) {
        if (before.has(one.person.id) && one.state.mustChange) done.push(one.person)
        else if (await isOverdue(run, one, ageOf)) overdue.push(one.person)
      }
      if (overdue.length === 0) return toPageOutcome(run, done, {})
      await run.commit({ ...run.progress, announced: [...before, ...overdue.map(({ id }) => id)] })
      const counts = { passwordNeverExpires: 0, failed: 0 }
      const session = directory.openSession({ domain: overdue[0]?.domain, signal: run.signal })
      for (const person of overdue) {
        run.signal.throwIfAborted()
        const outcome = await forcePasswordChange(session, person)
        if (outcome === 'applied') done.push(person)
        else counts[outcome] += 1
      }
      return toPageOutcome(run, done, counts)
    })
    return undefined
  },
})

async function isOverdue(
  { services: { policies, clock } }: JobRun<unknown>,
  { person, state }: ListedPerson,
  ageOf: (policy: ManagementPolicy) => number | undefined,
): Promise<boolean> {
  const { disabled, accountExpired, mustChange, passwordLastSet } = state
  if (disabled || accountExpired || mustChange || !passwordLastSet || (await policies.findProtection(person)))
    return false
  const age = ageOf((await policies.resolve(person)).policy)
  return age !== undefined && clock().getTime() - passwordLastSet.getTime() >= age
}

/** `failed`: not sent, or the outcome is unknown; the next run processes the person again and finds out. */
async function forcePasswordChange(
  session: DirectorySession,
  person: DirectoryPerson,
): Promise<'applied' | 'passwordNeverExpires' | 'failed'> {
  const ticket = await session.prepareWrite(person)
  const write = ticket && (await session.setMustChange(person, ticket))
  if (write?.outcome === 'applied') return 'applied'
  if (write?.outcome === 'refused' && write.reason === 'password-never-expires') return 'passwordNeverExpires'
  if (write?.outcome === 'unknown' && (await session.readState(person)).mustChange) return 'applied'
  return 'failed'
}

function toPageOutcome(
  { services: { audit } }: JobRun<unknown>,
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
