import { storeApplicationToken } from '../authentication/application-token.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { openPasscodes } from '../factors/passcode.ts'
import { type IdentitySeed, seedIdentity } from '../identity/testing-identity.ts'
import type { ServerHarness } from './admin/testing.ts'

/** Signs people in to the password pages, as a helpdesk and the identity tables let them. */

export async function findSamplePerson({ services }: ServerHarness, account: string): Promise<DirectoryPerson> {
  const search = await services.directory.openSession({}).find(account)
  if (search.found !== 'one') throw new Error(`${account} is not in the sample company`)
  return search.person
}

/** The server bears the token whose hash is stored, as the start of the sample company makes it. */
export async function bearToken({ services }: ServerHarness): Promise<void> {
  const token = services.applicationToken.read() ?? ''
  await services.store.transaction((tx) => storeApplicationToken(tx, token))
}

/** The person in the identity tables, unless they are there, with one application role. */
export async function seedPortalPerson(
  server: ServerHarness,
  account: string,
  { roles = ['role-of-all'], person = {} }: { roles?: readonly string[]; person?: object } = {},
): Promise<DirectoryPerson> {
  const found = await findSamplePerson(server, account)
  const { store, identity } = server.services
  if (await identity.findPerson(found.id)) return found
  const known = await store.read.selectFrom('AERole').select('UID_AERole').execute()
  const seed: IdentitySeed = {
    people: [{ UID_Person: found.id, CentralAccount: account, ...person }],
    accounts: [{ UID_ADSAccount: found.id, UID_Person: found.id, SAMAccountName: account, cn: found.displayName }],
    roles: roles.filter((id) => !known.some((row) => row.UID_AERole === id)).map((UID_AERole) => ({ UID_AERole })),
    members: roles.map((role) => [found.id, role] as const),
  }
  await seedIdentity(store, seed)
  return found
}

export async function issuePasscode({ services }: ServerHarness, person: DirectoryPerson): Promise<string> {
  const issued = await services.profiles.forPerson(person).part(openPasscodes).issue({ length: 8, minutes: 60 })
  await services.store.transaction((tx) => issued.write(tx))
  return issued.parts.join('')
}

let networks = 0
/** Each from a network of its own, since a network that signs in often has to prove work. */
export const nextAddress = (): string => {
  networks += 1
  return `10.9.${networks >> 8}.${networks & 255}`
}

/** The cookie of a session of the password pages. */
export async function signInToPortal(server: ServerHarness, account: string): Promise<string> {
  await bearToken(server)
  const passcode = await issuePasscode(server, await seedPortalPerson(server, account))
  const body = { frontEnd: 'password-reset-portal', module: 'password-reset-role-based', account, passcode }
  const {
    status,
    headers,
    body: reply,
  } = await server.call('POST', '/api/v1/sign-in', { body, address: nextAddress() })
  if (status !== 200) throw new Error(`${account} cannot sign in: ${status} ${reply.code}`)
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
