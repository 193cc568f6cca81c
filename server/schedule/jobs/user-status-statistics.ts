import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { factors } from '../../factors/index.ts'
import { type DecoyShares, saveDecoyShares } from '../../policies/decoy-shares.ts'
import { localizeQuestionsOnce } from '../../policies/question-policy.ts'
import { countMethodShares, saveMethodShares } from '../../profiles/method-shares.ts'
import { deriveProfileState } from '../../profiles/profile-state.ts'
import { loadRegisteredPeople } from '../../profiles/registered-people.ts'
import type { Tx } from '../../store/database.ts'
import { insertStatistics } from '../../store/user-statistics.ts'
import { defineJob } from '../job.ts'
import { processPeople } from '../process-people.ts'

const statistics = ['users', 'registered', 'notRegistered', 'mustUpdate', 'locked', 'disabled', 'expired'] as const
type Counts = Record<(typeof statistics)[number], number>
const toCounts = (group: Record<string, number> = {}): Counts =>
  Object.fromEntries(statistics.map((name) => [name, group[name] ?? 0])) as Counts

/** Counts people by domain and policy: registered, locked, expired and so on. The counts of every run are kept. */
export const userStatusStatistics = defineJob({
  id: 'user-status-statistics',
  cron: '0 3 * * *',
  settings: z.strictObject({}),
  async work(run) {
    const { store, policies } = run.services
    await processPeople(run, async (people) => {
      const known = await loadRegisteredPeople(store.read, people)
      const groups = { ...run.progress.groups }
      for (const { person, state } of people) {
        const { policy } = await policies.resolve(person)
        const key = JSON.stringify([person.domain, policy.id])
        const group = toCounts(groups[key])
        groups[key] = group
        const profile = known.get(person.id)
        const isRegistered = profile?.registered === true
        const mustUpdate =
          isRegistered &&
          deriveProfileState(profile, localizeQuestionsOnce(policy.questions, profile.language)).state === 'must-update'
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
      return { ...toCounts(group), run: id, domain, policy, at: run.startedAt }
    })
    const methodShares = await countMethodShares(store.read, factors)
    const write = async (tx: Tx) => {
      await insertStatistics(tx, rows)
      await saveDecoyShares(tx, toShares(rows))
      await saveMethodShares(tx, methodShares)
    }
    return { counts: { groups: rows.length }, write }
  },
})

function toShares(rows: readonly { domain: string; policy: string; users: number }[]): DecoyShares {
  const shares: DecoyShares = {}
  for (const { domain, policy, users } of rows) shares[domain] = { ...shares[domain], [policy]: users }
  return shares
}
