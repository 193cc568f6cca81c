import type { Directory } from '../directory/directory.ts'
import { personFacts } from '../engine/availability.ts'
import { isAvailable } from '../policies/availability.ts'
import type { Policies } from '../policies/policies.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../store/database.ts'
import { hashToken } from '../store/keys.ts'
import { findSession } from '../store/sessions.ts'
import { findStateToken, revokeStateToken } from '../store/state-tokens.ts'
import type { AccountStateReply, StateServices } from './state.ts'
import { taskOf } from './tasks.ts'

const day = 86_400_000

/** What the popup shows, read with a state token: nothing that changes anything, nothing secret. */
export function createStateReader(of: {
  store: Store
  directory: Directory
  policies: Policies
  profiles: Profiles
  clock(): Date
}): StateServices {
  const { store, directory, policies, profiles, clock } = of
  return {
    async stateOf(token, language) {
      const hash = hashToken(token)
      const row = (await findStateToken(store.read, hash)) ?? (await findSession(store.read, hash))
      if (!row) return undefined
      const session = directory.session({ domain: row.domain })
      const person = await session.person(row.personId)
      if (!person) return undefined
      const state = await session.state(person)
      const facts = await personFacts(state, profiles.of(person))
      const { policy } = await policies.resolve(person)
      const workflows = (await policies.tasksFor(policy.id, 'self-service')).filter((workflow) =>
        isAvailable(workflow, facts),
      )
      const expiresAt = state.passwordExpiresAt
      return {
        account: person.account,
        displayName: person.displayName,
        passwordExpiresAt: expiresAt?.toISOString(),
        daysLeft: expiresAt && Math.max(0, Math.floor((expiresAt.getTime() - clock().getTime()) / day)),
        mustChange: facts.passwordExpired,
        locked: state.locked,
        lockoutEndsAt: state.lockoutEndsAt?.toISOString(),
        tasks: workflows.map((workflow) => taskOf(workflow, language)),
      } satisfies AccountStateReply
    },
    revoke: async (token) => {
      await store.transaction((tx) => revokeStateToken(tx, hashToken(token)))
    },
  }
}
