import type { Directory } from '../directory/directory.ts'
import { isAvailable } from '../policies/availability.ts'
import type { Policies } from '../policies/policies.ts'
import { loadPersonFacts } from '../policies/unavailable-reason.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'
import { findSession } from '../store/sessions.ts'
import { hashToken } from '../store/signed-rows.ts'
import { findStateToken, revokeStateToken, touchStateToken } from '../store/state-tokens.ts'
import { countDaysUntil } from './days.ts'
import { describeWorkflow } from './offered-workflows.ts'
import type { StateServices } from './state.ts'

/** What the popup shows, read with a state token: read-only, and nothing secret. */
export function createStateReader({
  store,
  directory,
  policies,
  profiles,
  clock,
}: {
  store: Store
  directory: Directory
  policies: Policies
  profiles: Profiles
  clock(): Date
}): StateServices {
  return {
    async loadState(token, { language, place }) {
      const hash = hashToken(store.read, token)
      const stateToken = await findStateToken(store.read, hash)
      if (stateToken) await touchStateToken(store, stateToken, place, clock())
      const signedIn = stateToken ? undefined : await findSession(store.read, hash)
      // A session of the password pages opens nothing else.
      const row = stateToken ?? (signedIn?.frontEnd === 'password-reset-portal' ? undefined : signedIn)
      if (!row) return undefined
      const session = directory.openSession({ domain: row.domain })
      const person = await session.findById(row.personId)
      if (!person) return undefined
      const state = await session.readState(person)
      const facts = await loadPersonFacts(state, profiles.forPerson(person))
      const { policy } = await policies.resolve(person)
      const workflows = (await policies.listWorkflowsFor(policy.id, 'self-service')).filter((workflow) =>
        isAvailable(workflow, facts),
      )
      const expiresAt = state.passwordExpiresAt
      return {
        account: person.account,
        displayName: person.displayName,
        passwordExpiresAt: expiresAt?.toISOString(),
        daysLeft: expiresAt && countDaysUntil(expiresAt, clock()),
        mustChange: facts.passwordExpired,
        locked: state.locked,
        lockoutEndsAt: state.lockoutEndsAt?.toISOString(),
        tasks: workflows.map((workflow) => describeWorkflow(workflow, language)),
      }
    },
    revokeToken: async (token) => {
      await store.transaction((tx) => revokeStateToken(tx, hashToken(store.read, token)))
    },
  }
}
