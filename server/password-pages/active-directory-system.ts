import { z } from 'zod'
import type { Effect } from '../activities/account.ts'
import { toPasswordResult } from '../activities/effect-results.ts'
import type { ConnectedSystem, SetOutcome, SystemAccount } from '../connected-systems/connected-system.ts'
import type { DirectoryPasswordPolicy, DirectorySession, ListedPerson, WriteResult } from '../directory/directory.ts'
import { withoutRun } from '../engine/claim.ts'
import { bindLimit, createGuesses } from '../engine/limits/guesses.ts'
import { passwordGuesses } from '../factors/common/guess-limits.ts'
import type { PasswordPageServices } from './services.ts'

type Services = Pick<PasswordPageServices, 'directory' | 'policies' | 'profiles' | 'signal' | 'store'>

/** Controllers tried in one request for a write that was not sent. */
const maxControllers = 3

const storedTicket = z.object({ controller: z.string(), passwordLastSet: z.string(), at: z.string() })

/** The accounts of all connected domains, under the rules of the directory and of the management policy that applies to each. */
export const createActiveDirectorySystem = (services: Services): ConnectedSystem => ({
  table: 'ADSAccount',
  isConnected: (domain) => services.directory.domains.some(({ name }) => name === domain),
  async find({ id, domain }, language) {
    const { directory, policies, signal } = services
    const connected = directory.domains.find(({ name }) => name === domain)
    if (!connected) return undefined
    const session = directory.openSession({ domain, signal })
    const found = await session.findByIdWithState(id)
    if (!found) return undefined
    const protectedBy = await policies.findProtection(found.person)
    const { disabled, accountExpired } = found.state
    const isDisabled = disabled || accountExpired
    const obstacle = protectedBy ? 'protected' : isDisabled ? 'disabled' : undefined
    return { ...openAccount(services, session, found, language), ...describe(services, connected, found), obstacle }
  },
})

function describe(
  { profiles }: Services,
  { netbiosName }: { netbiosName: string },
  { person }: ListedPerson,
): Pick<SystemAccount, 'name' | 'names' | 'owner'> {
  const { id, account, domain, distinguishedName, userPrincipalName, displayName, language, mail } = person
  const name = `${account}@${domain}`
  const others = [account, `${netbiosName}\\${account}`, distinguishedName, userPrincipalName]
  return {
    name,
    names: [name, ...others.filter((other) => other !== undefined)],
    owner: {
      id,
      name,
      displayName,
      language,
      async listMailAddresses() {
        const contacts = await profiles.forPerson(person).contacts()
        const registered = contacts.filter(({ kind }) => kind === 'mail').map(({ value }) => value)
        return [...(mail === undefined ? [] : [mail]), ...registered]
      },
    },
  }
}

function openAccount(
  services: Services,
  session: DirectorySession,
  { person, state: known }: ListedPerson,
  language: string,
): Pick<SystemAccount, 'check' | 'listRules' | 'set' | 'settle'> {
  let policy: Promise<DirectoryPasswordPolicy> | undefined
  const account = {
    state: async () => known,
    passwordPolicy() {
      policy ??= session.readPasswordPolicy(person)
      return policy
    },
  }
  const readAttribute = (name: string) => session.readAttribute(person, name)
  const loadPolicy = () => services.policies.loadPersonPolicy({ person, account, readAttribute, language })

  return {
    listRules: async () => (await loadPolicy()).passwordRules('reset'),
    check: async (newPassword) => (await loadPolicy()).checkPassword(newPassword),

    async set(newPassword, announce): Promise<SetOutcome> {
      // Only a locked account is unlocked, so that a service account without that right can still reset all others.
      const reset = { newPassword, history: 'where-supported', unlock: known.locked } as const
      for (let tried = 0; tried < maxControllers; tried++) {
        const ticket = await session.prepareWrite(person)
        if (!ticket) break
        if (!(await announce(ticket))) return { outcome: 'busy' }
        const written: WriteResult = await session.resetPassword(person, reset, ticket)
        if (written.outcome !== 'not-sent') return toOutcome(written)
      }
      return { outcome: 'unreachable' }
    },

    async settle(stored, newPassword) {
      const ticket = storedTicket.parse(stored)
      const settled = await session.settlePassword(person, ticket)
      if (settled === 'not-applied' || newPassword === undefined) return settled
      const accountKey = services.profiles.accountKey(person.domain, person.account)
      const guesses = createGuesses(withoutRun(services.store), { accountKey, share: 'known' })
      if (!(await guesses.reserve(bindLimit(await session.readStrictestLockout(person.domain))))) return settled
      const proven = await session.settlePassword(person, ticket, newPassword)
      if (proven === 'applied') {
        guesses.confirm(passwordGuesses)
        await services.store.transaction((tx) => guesses.settle(tx))
      }
      return proven
    },
  }

  async function toOutcome(effect: Effect): Promise<SetOutcome> {
    const result = await toPasswordResult(account, effect)
    if (result.kind === 'failed' || result.kind === 'critical') {
      const { code, values } = result
      return { outcome: 'refused', refusal: { code, values } }
    }
    return { outcome: result.kind === 'ok' ? 'applied' : 'unknown' }
  }
}
