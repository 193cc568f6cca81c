import type { DirectoryPerson } from '../directory/directory.ts'
import type { Reader } from '../store/database.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { findPasskeys } from '../store/profile-passkeys.ts'
import { findTotp } from '../store/profile-totp.ts'
import { deleteProfile, findProfile, isRegistered, requireUpdate } from '../store/profiles.ts'
import { changeOf } from './change.ts'
import { contactsOf } from './contacts.ts'
import { lockoutOf } from './lockout.ts'
import type { Method } from './method.ts'
import { passcodesOf } from './passcodes.ts'
import { passkeysOf } from './passkeys.ts'
import { pretendedMethods } from './pretended.ts'
import type { Profile } from './profile.ts'
import { type AnswerFacts, profileState } from './profile-state.ts'
import { questionsOf } from './questions.ts'
import type { Offered, ProfileServices, Scope } from './scope.ts'
import { totpOf } from './totp.ts'

export interface Profiles {
  /** `as`: what somebody who registered no answers is shown in their place. */
  of(person: DirectoryPerson, as?: Pretence): Profile
  /**
   * What somebody without a profile, or without an account, is shown: same questions each time, same work, same lockout.
   */
  decoy(accountKey: string, domain: string, as?: Pretence): Profile
  /** Key of an account's counters: the same for `user`, `DOMAIN\user` and `user@domain`, in any case. */
  accountKey(domain: string, account: string): string
}

export interface Pretence {
  /** As typed: masked addresses begin alike. */
  account?: string
  /** The account's key, where it is known already. */
  key?: string
  /** Of the policy that the account falls under; default: that of the services. */
  offered?: Offered
}

export function createProfiles(services: ProfileServices): Profiles {
  const { keys } = services
  /** By domain, of whoever was met last: masked addresses of decoys end as theirs. */
  const mailDomains = new Map<string, string>()
  const bare = (account: string) => account.replace(/^.*\\|@.*$/g, '')
  const accountKey: Profiles['accountKey'] = (domain, account) => {
    const name = bare(account)
    return keys.lastingHmac('account', domain.toLowerCase(), normaliseName(name) ?? name)
  }
  const scope = (key: string, domain: string) => ({
    ...services,
    key,
    domain,
    mailDomain: mailDomains.get(domain) ?? domain,
  })
  return {
    accountKey,
    of(person, { offered = services.offered, key } = {}) {
      const { id, domain, account, mail } = person
      if (mail?.includes('@')) mailDomains.set(domain, mail.slice(mail.lastIndexOf('@') + 1))
      return profileOf({ ...scope(key ?? accountKey(domain, account), domain), person, id, account, offered })
    },
    decoy(key, domain, { account = '', offered = services.offered } = {}) {
      const nobody = { person: undefined, id: key.slice(0, 36), account: bare(account), offered }
      return profileOf({ ...scope(key, domain), ...nobody })
    },
  }
}

function profileOf(scope: Scope): Profile {
  const { store, key, person, id } = scope
  const parts = {
    ...lockoutOf(scope),
    ...questionsOf(scope),
    ...contactsOf(scope),
    ...totpOf(scope),
    ...passkeysOf(scope),
    ...passcodesOf(scope),
    ...changeOf(scope),
  }

  async function methods(reader: Reader = store.read): Promise<Method[]> {
    const [profile, totp, passkeys] = [
      await findProfile(reader, id),
      await findTotp(reader, id),
      await findPasskeys(reader, id),
    ]
    const contacts = await parts.contacts(reader)
    if (!person) return pretendedMethods(scope)
    const answeredAt = profile?.answers.map((answer) => answer.answeredAt.getTime()) ?? []
    return [
      ...(answeredAt.length > 0 ? [{ kind: 'questions' as const, addedAt: new Date(Math.max(...answeredAt)) }] : []),
      ...contacts
        .filter(({ verified }) => verified)
        .map(({ id, origin, kind, addedAt }) => ({ kind: `${origin}-${kind}` as const, id, addedAt })),
      ...(totp ? [{ kind: 'totp' as const, addedAt: totp.addedAt }] : []),
      ...passkeys.map(({ id, addedAt }) => ({ kind: 'passkey' as const, id, addedAt })),
    ]
  }

  /** What the directory says of somebody is no registration of theirs. */
  const registered = async () => (await isRegistered(store.read, id)) && person !== undefined

  return {
    ...parts,
    key,
    methods,
    registered,
    async state(requirements) {
      const profile = person && (await findProfile(store.read, id))
      const facts = { updateRequired: profile?.updateRequired ?? false, answers: (profile?.answers ?? []).map(factsOf) }
      const lockedUntil = await parts.lockedUntil()
      return profileState({ ...facts, lockedUntil, registered: await registered() }, requirements)
    },
    async unregister(tx) {
      if (person) await deleteProfile(tx, id)
    },
    async requireUpdate(tx) {
      if (person) await requireUpdate(tx, id)
    },
  }
}

const factsOf = (
  answer: Omit<AnswerFacts, 'kind' | 'readable'> & { kind: string; sealedAnswer: string | null },
): AnswerFacts => ({ ...answer, kind: answer.kind as AnswerFacts['kind'], readable: answer.sealedAnswer !== null })
