import { AppError } from '../../shared/errors.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import type { MethodChange } from '../notifications/templates/methods-changed.ts'
import type { Tx } from '../store/database.ts'
import { findContacts, insertContact, removeContact } from '../store/profile-contacts.ts'
import { findPasskeys, insertPasskey, removePasskey } from '../store/profile-passkeys.ts'
import { findTotp, removeTotp, saveTotp } from '../store/profile-totp.ts'
import { ensureProfile, findProfile, type NewAnswer, saveProfile } from '../store/profiles.ts'
import type { Contact } from './contact.ts'
import { corporateContacts, registeredContact } from './contacts.ts'
import { hashedAnswers } from './hash-answers.ts'
import type { MethodChanges } from './method.ts'
import type { Profile } from './profile.ts'
import { contactForm } from './read-contact.ts'
import { registrationOf } from './registration.ts'
import type { Scope } from './scope.ts'
import { sealFor } from './sealing.ts'
import { tellMethodsChanged } from './tell-methods-changed.ts'

/** The part of a profile that changes it. */
export function changeOf(scope: Scope): Pick<Profile, 'change' | 'hashed' | 'hashAnswers'> {
  const { person } = scope
  async function change(changes: MethodChanges) {
    const { answers } = changes
    const hashed = await rowsOf(scope, answers)
    return async (tx: Tx) => {
      if (person) await write({ ...scope, person }, tx, changes, hashed)
    }
  }
  return {
    change,
    hashed: (given, requirements) => hashedAnswers(scope, given, requirements),
    hashAnswers: (given, requirements) => change({ answers: { given, requirements } }),
  }
}

/** None at all: they are removed. */
async function rowsOf(scope: Scope, answers: MethodChanges['answers']): Promise<readonly NewAnswer[] | undefined> {
  if (answers === undefined) return undefined
  if (answers === 'remove') return []
  return 'hashed' in answers ? answers.hashed : hashedAnswers(scope, answers.given, answers.requirements)
}

type Owned = Scope & { person: DirectoryPerson }

async function write(scope: Owned, tx: Tx, changes: MethodChanges, hashed: readonly NewAnswer[] | undefined) {
  const { keys, person } = scope
  const registered = async () => (await findContacts(tx, person.id)).map((one) => registeredContact(keys, one))
  await ensureProfile(tx, registrationOf(person))
  const before = await registered()
  const made = [
    ...(await writeAnswers(scope, tx, hashed)),
    ...(await writeContacts(scope, tx, changes, before)),
    ...(await writeTotp(scope, tx, changes)),
    ...(await writePasskeys(scope, tx, changes)),
  ]
  await tellMethodsChanged(scope, tx, {
    ...{ person, changes: made },
    before: [...corporateContacts(person), ...before],
    after: await registered(),
  })
}

async function writeAnswers(
  { person }: Owned,
  tx: Tx,
  hashed: readonly NewAnswer[] | undefined,
): Promise<MethodChange[]> {
  if (!hashed) return []
  const had = (await findProfile(tx, person.id))?.answers.length ?? 0
  await saveProfile(tx, { ...registrationOf(person), answers: hashed })
  if (hashed.length === 0) return had > 0 ? ['questions-removed'] : []
  return [had > 0 ? 'questions-changed' : 'questions-registered']
}

async function writeContacts(
  { keys, person }: Owned,
  tx: Tx,
  { addContacts = [], removeContacts = [] }: MethodChanges,
  before: readonly Contact[],
): Promise<MethodChange[]> {
  const made: MethodChange[] = []
  const gone = before.filter(({ id }) => removeContacts.includes(id))
  for (const { id, kind } of gone) {
    await removeContact(tx, person.id, id)
    made.push(`personal-${kind}-removed`)
  }
  for (const { kind, value, verified } of addContacts) {
    const form = contactForm(kind, value)
    const known = before.find(
      (one) => !gone.includes(one) && one.kind === kind && contactForm(kind, one.value) === form,
    )
    if (known && (known.verified || !verified)) continue
    if (known) await removeContact(tx, person.id, known.id)
    await insertContact(tx, {
      personId: person.id,
      kind,
      sealedValue: sealFor(keys, 'contact', person.id, value),
      verified,
    })
    made.push(`personal-${kind}-added`)
  }
  return made
}

async function writeTotp({ keys, person }: Owned, tx: Tx, { totp }: MethodChanges): Promise<MethodChange[]> {
  if (!totp) return []
  const had = await findTotp(tx, person.id)
  if (totp === 'remove') {
    await removeTotp(tx, person.id)
    return had ? ['totp-removed'] : []
  }
  const sealedSecret = sealFor(keys, 'totp', person.id, totp.secret)
  // The code that proved it is spent by that.
  await saveTotp(tx, { personId: person.id, sealedSecret, lastStep: totp.step })
  return [had ? 'totp-replaced' : 'totp-added']
}

async function writePasskeys(
  { person }: Owned,
  tx: Tx,
  { addPasskeys = [], removePasskeys = [] }: MethodChanges,
): Promise<MethodChange[]> {
  const made: MethodChange[] = []
  for (const { id } of (await findPasskeys(tx, person.id)).filter(({ id }) => removePasskeys.includes(id))) {
    await removePasskey(tx, person.id, id)
    made.push('passkey-removed')
  }
  for (const { counter, transports, ...passkey } of addPasskeys) {
    const row = { ...passkey, personId: person.id, counter: String(counter), transports: JSON.stringify(transports) }
    if (!(await insertPasskey(tx, row))) throw new AppError('conflict')
    made.push('passkey-added')
  }
  return made
}
