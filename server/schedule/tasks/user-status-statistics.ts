import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type DecoyShares, keepDecoyShares } from '../../policies/decoy-shares.ts'
import { profileState } from '../../profiles/profile-state.ts'
import { registeredPeople } from '../../profiles/registered-people.ts'
import type { Tx } from '../../store/database.ts'
import { insertStatistics } from '../../store/user-statistics.ts'
import { defineTask } from '../task.ts'
import { walkPeople } from '../walk-people.ts'
import { questionsOnce } from './remind-to-update-profile.ts'

const what = ['users', 'registered', 'notRegistered', 'mustUpdate', 'locked', 'disabled', 'expired'] as const
type Counted = Record<(typeof what)[number], number>
const counted = (group: Record<string, number> = {}): Counted =>
  Object.fromEntries(what.map((name) => [name, group[name] ?? 0])) as Counted

/** Counts everybody by domain and policy: how many have registered, are locked, expired and so on. Every run is kept. */
export const userStatusStatistics = defineTask({
  id: 'user-status-statistics',
  cron: '0 3 * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { store, policies } = run.services
    const requirementsOf = questionsOnce()
    await walkPeople(run, async (people) => {
      const known = await registeredPeople(
        store.read,
        people.map(({ person }) => person.id),
      )
      const groups = { ...run.progress.groups }
      for (const { person, state } of people) {
        const { policy } = await policies.resolve(person)
        const key = JSON.stringify([person.domain, policy.id])
        const group = counted(groups[key])
        groups[key] = group
        const profile = known.get(person.id)
        const isRegistered = profile?.registered === true
        const mustUpdate =
          isRegistered && profileState(profile, requirementsOf(policy, profile.language)).state === 'must-update'
        group.users += 1
        group.registered += Number(isRegistered)
        group.notRegistered += Number(!isRegistered)
        group.mustUpdate += Number(mustUpdate)
        group.locked += Number(state.locked)
        group.disabled += Number(state.disabled)
        group.expired += Number(state.passwordExpired)
      }
      return { groups }
    })
    const id = uuidv7()
    const rows = Object.entries(run.progress.groups ?? {}).map(([key, group]) => {
      const [domain, policy] = JSON.parse(key) as [string, string]
      return { ...counted(group), run: id, domain, policy, at: run.startedAt }
    })
    const write = async (tx: Tx) => {
      await insertStatistics(tx, rows)
      await keepDecoyShares(tx, sharesOf(rows))
    }
    return { counts: { groups: rows.length }, write }
  },
})

function sharesOf(rows: readonly { domain: string; policy: string; users: number }[]): DecoyShares {
  const shares: DecoyShares = {}
  for (const { domain, policy, users } of rows) shares[domain] = { ...shares[domain], [policy]: users }
  return shares
}
