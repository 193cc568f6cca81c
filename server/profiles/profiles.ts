import type { DirectoryPerson } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { deleteProfile, findProfile, isRegistered, requireUpdate } from '../store/profiles.ts'
import { changeOf } from './change.ts'
import { contactsOf } from './contacts.ts'
import { lockoutOf } from './lockout.ts'
import type { Method } from './method.ts'
import { readMethodShares } from './method-shares.ts'
import type { Profile } from './profile.ts'
import type { OfferedQuestions, ProfileScope, ProfileServices } from './profile-scope.ts'
import { deriveProfileState, toAnswerFacts } from './profile-state.ts'
import { questionsOf } from './questions.ts'
import type { AnyRegisteredFactor, MethodLookup } from './registered-factor.ts'

export interface Profiles {
  /** `as`: shown to a person who registered no answers, in their place. */
  forPerson(person: DirectoryPerson, as?: DecoyOptions): Profile
  /** For people without a profile, or without an account: same questions each time, same work, same lockout. */
  forDecoy(accountKey: string, domain: string, as?: DecoyOptions): Profile
  /** Key of an account's counters: the same for `user`, `DOMAIN\user` and `user@domain`, in any case. */
  accountKey(domain: string, account: string): string
}

export interface DecoyOptions {
  /** As typed: masked addresses begin the same. */
  account?: string
  /** The account's key, where it is known already. */
  key?: string
  /** Of the policy that the account falls under; default: that of the services. */
  offered?: OfferedQuestions
}

/** Any list of factors; those that people register are in it. */
type Factors = readonly { readonly rank: number; readonly registered?: AnyRegisteredFactor }[]

export function createProfiles(services: ProfileServices, factors: Factors): Profiles {
  const { keys } = services
  const registered = [...factors]
    .sort((one, other) => one.rank - other.rank)
    .flatMap((factor) => factor.registered ?? [])
  /** By domain, of the person seen last: masked addresses of decoys end the same. */
  const mailDomains = new Map<string, string>()
  const bare = (account: string) => account.replace(/^.*\\|@.*$/g, '')
  const accountKey: Profiles['accountKey'] = (domain, account) => {
    const name = bare(account)
    return keys.stableHmac('account', domain.toLowerCase(), normaliseName(name) ?? name)
  }
  const scope = (key: string, domain: string) => ({
    ...services,
    key,
    domain,
    mailDomain: mailDomains.get(domain) ?? domain,
  })
  return {
    accountKey,
    forPerson(person, { offered = services.offered, key } = {}) {
      const { id, domain, account, mail } = person
      if (mail?.includes('@')) mailDomains.set(domain, mail.slice(mail.lastIndexOf('@') + 1))
      return profileOf(
        { ...scope(key ?? accountKey(domain, account), domain), person, id, account, offered },
        registered,
      )
    },
    forDecoy(key, domain, { account = '', offered = services.offered } = {}) {
      const decoy = { person: undefined, id: key.slice(0, 36), account: bare(account), offered }
      return profileOf({ ...scope(key, domain), ...decoy }, registered)
    },
  }
}

function profileOf(scope: ProfileScope, factors: readonly AnyRegisteredFactor[]): Profile {
  const { store, key, person, id } = scope
  const parts = { ...lockoutOf(scope), ...questionsOf(scope), ...contactsOf(scope), ...changeOf(scope, factors) }

  async function methods(reader: Reader = store.read): Promise<Method[]> {
    let contacts: ReturnType<MethodLookup['contacts']> | undefined
    const lookup: MethodLookup = {
      reader,
      contacts() {
        contacts ??= parts.contacts(reader)
        return contacts
      },
    }
    const found: Method[] = []
    for (const factor of factors) found.push(...(await factor.find(scope, lookup)))
    // Read for real people as well: same queries, same time.
    const shares = await readMethodShares(reader)
    return person ? found : factors.flatMap((factor) => factor.imitate(scope, shares))
  }

  /** What the directory says is no registration. */
  const hasRegistered = async () => (await isRegistered(store.read, id)) && person !== undefined

  return {
    ...parts,
    key,
    methods,
    part: (open) => open(scope),
    isRegistered: hasRegistered,
    async state(requirements) {
      const profile = person && (await findProfile(store.read, id))
      const facts = {
        updateRequired: profile?.updateRequired ?? false,
        answers: (profile?.answers ?? []).map(toAnswerFacts),
      }
      const lockedUntil = await parts.lockedUntil()
      return deriveProfileState({ ...facts, lockedUntil, registered: await hasRegistered() }, requirements)
    },
    async unregister(tx) {
      if (person) await deleteProfile(tx, id)
    },
    async requireUpdate(tx) {
      if (person) await requireUpdate(tx, id)
    },
  }
}
