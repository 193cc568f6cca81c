import { toCanonicalDid } from '../../authentication/decentralized/did.ts'
import { createTestWallet, type TestWallet } from '../../authentication/decentralized/testing-wallet.ts'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { sampleAccounts } from '../../directory/sample/practice-accounts.ts'
import { createTotpSecret } from '../../factors/common/totp-codes.ts'
import { createSoftwareAuthenticator } from '../../factors/passkey/testing.ts'
import { checkNewPasskey, type NewPasskey, startRegistration } from '../../factors/passkey/webauthn.ts'
import { encryptFor } from '../../profiles/encryption.ts'
import { normalForm } from '../../profiles/normal-form.ts'
import { newProfileRow } from '../../profiles/profile-row.ts'
import { issueEnrolmentCode } from '../../staff/enrolment-codes.ts'
import { saveStaffApp, saveStaffPasskey } from '../../staff/staff-factors.ts'
import { newToken } from '../../store/keys.ts'
import { insertContact } from '../../store/profile-contacts.ts'
import { insertDecentralizedIdentity } from '../../store/profile-decentralized-identities.ts'
import { insertPasskey } from '../../store/profile-passkeys.ts'
import { saveTotp } from '../../store/profile-totp.ts'
import { saveProfile } from '../../store/profiles.ts'
import { insertSession } from '../../store/sessions.ts'
import { hashToken } from '../../store/signed-rows.ts'
import { changeSignedRows } from '../../store/testing-signed.ts'
import type { EngineHarness } from '../testing.ts'
import { hashQuickly } from './observer.ts'

const day = 86_400_000
/** Whose passkeys these are. */
export const passkeySite = { id: 'localhost', name: 'Sample', origins: ['http://localhost:8080'] }

type Harness = Pick<EngineHarness, 'company' | 'services' | 'store'>

export async function findPerson({ company }: Pick<Harness, 'company'>, account: string): Promise<DirectoryPerson> {
  const search = await company.openSession({}).find(account)
  if (search.found !== 'one') throw new Error(`${account} is not in the sample company`)
  return search.person
}

/** Registers every factor for the person of this account and for an operator, and returns what they know and have. */
export async function register(harness: Harness, account: string) {
  const sample = sampleAccounts.find((one) => one.account === account)
  const person = sample && (await findPerson(harness, account))
  const operator = await findPerson(harness, 'helpdesk.operator')
  const authenticator = createAuthenticator()
  const app = createTotpSecret({ issuer: 'Sample', account })
  const answers = sample?.answers ?? []
  const wallet = createTestWallet()
  const passkey = await authenticator.register()
  if (person) await registerProfile(harness, person, { answers, app, passkey, wallet })
  const staffCode = await registerStaff(harness, operator, { app, passkey: await authenticator.register() })
  return {
    person,
    operator,
    operatorToken: await openSession(harness, operator),
    password: sample?.password ?? '',
    answers,
    totp: app.secret,
    authenticator,
    wallet,
    strangersWallet: createTestWallet(),
    /** Of another person, who says that it is that of this one. */
    impostor: createAuthenticator(authenticator.credentialId),
    enrolmentCode: staffCode,
  }
}

function createAuthenticator(claimedId?: string) {
  const software = createSoftwareAuthenticator({ rpId: passkeySite.id, origin: passkeySite.origins[0] ?? '' })
  const id = claimedId ?? software.credentialId
  return {
    credentialId: id,
    sign: (challenge: string) => ({ ...software.get(challenge), id, rawId: id }),
    async register(): Promise<NewPasskey> {
      const owner = { name: 'a', displayName: 'A', handle: 'a', existing: [], residentKey: 'preferred' } as const
      const { challenge } = await startRegistration(passkeySite, owner)
      const response = software.create(challenge)
      const made = await checkNewPasskey({ site: passkeySite, challenge, response, name: 'Key' })
      if (!made) throw new Error('the passkey was not accepted')
      return made
    },
  }
}

interface Registered {
  answers?: readonly { question: string; answer: string }[]
  app: { secret: string }
  passkey: NewPasskey
  wallet?: TestWallet
}

/** All of it a month old, so that nothing is too new to be used alone. */
async function registerProfile(
  { store, services: { keys } }: Harness,
  person: DirectoryPerson,
  registered: Registered,
) {
  const { id: personId } = person
  const { answers = [], app, passkey, wallet } = registered
  const addedAt = new Date(Date.now() - 30 * day)
  const hashed = answers.map(({ question, answer }) => ({ question, hash: hashQuickly(normalForm(answer)) }))
  await store.transaction(async (tx) => {
    await saveProfile(tx, { ...newProfileRow(person), answers: hashed }, addedAt)
    await saveTotp(tx, { personId, sealedSecret: encryptFor(keys, 'totp', personId, app.secret), lastStep: 0 })
    const { counter, transports, ...key } = passkey
    await insertPasskey(tx, { ...key, personId, counter: String(counter), transports: JSON.stringify(transports) })
    const identifier = wallet && toCanonicalDid(wallet.did)
    if (identifier) await insertDecentralizedIdentity(tx, { personId, identifier, name: 'Wallet' })
    const sealedValue = encryptFor(keys, 'contact', personId, 'home@example.test')
    await insertContact(tx, { personId, kind: 'mail', sealedValue, verified: true })
  })
  await changeSignedRows(store, 'ProfileTotp', { addedAt })
  await changeSignedRows(store, 'ProfilePasskey', { addedAt })
  await changeSignedRows(store, 'ProfileDecentralizedIdentity', { addedAt })
  await changeSignedRows(store, 'ProfileContact', { addedAt, verifiedAt: addedAt })
}

/** Returns the enrolment code. */
async function registerStaff({ store, services }: Harness, operator: DirectoryPerson, registered: Registered) {
  const { app, passkey } = registered
  await store.transaction(async (tx) => {
    await saveStaffApp(tx, services.keys, { person: operator, secret: app.secret, step: 0 })
    await saveStaffPasskey(tx, services.keys, { person: operator, passkey })
  })
  return (await issueEnrolmentCode(services, operator, {})).code
}

async function openSession({ store }: Harness, { id, domain }: DirectoryPerson): Promise<string> {
  const token = newToken()
  const row = { frontEnd: 'helpdesk', module: 'directory-password', personId: id, domain }
  const tokenHash = hashToken(store.read, token)
  await store.transaction((tx) => insertSession(tx, { ...row, tokenHash, milliseconds: day }))
  return token
}
