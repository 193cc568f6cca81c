import { randomBytes } from 'node:crypto'
import type { DirectoryPerson } from '../directory/directory.ts'
import { addFailure, clearCounter, lockCounter, readCounter } from '../store/counters.ts'
import type { Store, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { normaliseName } from '../store/normalise-name.ts'
import { changeAskSalt, findProfile, saveProfile } from '../store/profiles.ts'
import type { Hasher } from './hashing.ts'
import { normalForm } from './normal-form.ts'
import type { Profile } from './profile.ts'

export interface Profiles {
  of(person: DirectoryPerson): Profile
  /** What somebody without a profile, or without an account, is shown: same questions each time, same work, same lockout. */
  decoy(accountKey: string, domain: string): Profile
  /** Key of an account's counters: the same for `user`, `DOMAIN\user` and `user@domain`, in any case. */
  accountKey(domain: string, account: string): string
}

export interface ProfileServices {
  store: Store
  keys: Keys
  hasher: Hasher
  /** What people register with: decoys pretend to have answered `required` of these. */
  offered: { questions: readonly string[]; required: number }
}

/** Counter of failed tries at a profile, beside the engine's `bind`. */
const kind = 'profile'

/** A hash that no answer has; checking against it costs what checking against a real one does. */
const nobodysHash = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Longer than any window that can be set; the lock itself knows when it ends. */
const anyWindow = 7 * 24 * 60 * 60_000
const minute = 60_000

export function createProfiles(services: ProfileServices): Profiles {
  const { keys, offered } = services
  const accountKey: Profiles['accountKey'] = (domain, account) => {
    const name = account.replace(/^.*\\|@.*$/g, '')
    return keys.hmac('account', domain.toLowerCase(), normaliseName(name) ?? name)
  }
  return {
    accountKey,
    of: (person) => profile(services, accountKey(person.domain, person.account), person),
    decoy(key) {
      const pretended = shuffled(keys, offered.questions, [key, 'decoy']).slice(0, offered.required)
      return profile(services, key, undefined, pretended)
    },
  }
}

function profile(
  { store, keys, hasher }: ProfileServices,
  key: string,
  person: DirectoryPerson | undefined,
  pretended: readonly string[] = [],
): Profile {
  /** A decoy asks the database as often, for somebody who is never there: a profile is two queries, a missing one is one. */
  async function registration(): Promise<{ salt: string; hashes: Map<string, string> }> {
    const id = person?.id ?? key.slice(0, 36)
    const stored = (await findProfile(store.read, id)) ?? (await findProfile(store.read, id))
    if (person === undefined) return { salt: '', hashes: new Map(pretended.map((id) => [id, nobodysHash])) }
    const answers = stored?.answers ?? []
    return { salt: stored?.askSalt ?? '', hashes: new Map(answers.map(({ question, hash }) => [question, hash])) }
  }

  return {
    key,
    async registered() {
      return person !== undefined && (await registration()).hashes.size > 0
    },
    async lockedUntil() {
      return (await readCounter(store.read, key, kind, anyWindow)).lockedUntil
    },
    async questionsToAsk(count) {
      const { salt, hashes } = await registration()
      return shuffled(keys, [...hashes.keys()], [key, salt]).slice(0, count)
    },
    async verifyAnswers(answers) {
      const { hashes } = await registration()
      const pairs = answers.map(({ question, answer }) => ({
        secret: normalForm(answer),
        phc: hashes.get(question) ?? nobodysHash,
      }))
      const right = await hasher.verify(pairs)
      return person !== undefined && right.length > 0 && right.every((one) => one)
    },
    async hashAnswers(answers) {
      const hashes = await hasher.hash(answers.map(({ answer }) => normalForm(answer)))
      const hashed = answers.map(({ question }, index) => ({ question, hash: hashes[index] ?? nobodysHash }))
      return async (tx) => {
        if (person) await saveProfile(tx, { ...registrationOf(person), answers: hashed })
      }
    },
    async registeredQuestions() {
      return person ? [...(await registration()).hashes.keys()] : []
    },
    failures: async () => (await readCounter(store.read, key, kind, anyWindow)).failures,
    addFailure: (tx, resetAfterMinutes) => addFailure(tx, key, kind, resetAfterMinutes * minute),
    lock: (tx, minutes) => lockCounter(tx, key, kind, minutes * minute),
    async clearFailures(tx: Tx) {
      await clearCounter(tx, key, kind)
      if (person) await changeAskSalt(tx, person.id, newSalt())
    },
  }
}

/** The row of a person who registers, without the answers. */
export const registrationOf = ({ id, domain, language = 'en' }: DirectoryPerson) => ({
  personId: id,
  domain,
  language,
  askSalt: newSalt(),
})

const newSalt = () => randomBytes(16).toString('hex')

/** An order that only the keys can tell, the same each time. */
function shuffled(keys: Keys, questions: readonly string[], of: readonly string[]): string[] {
  const rank = new Map(questions.map((id) => [id, keys.hmac('ask-question', ...of, id)]))
  return [...questions].sort((one, other) => ((rank.get(one) ?? '') < (rank.get(other) ?? '') ? -1 : 1))
}
