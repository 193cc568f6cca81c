import { expect } from 'playwright/test'
import type { StaffSession } from './staff.ts'

const api = '/api/v1/admin/identities'

/** Fills the identity tables from the directory, as the scheduled task does. */
export async function synchronisePeople(administrator: StaffSession): Promise<void> {
  const started = await administrator.call('POST', '/api/v1/admin/jobs/synchronise-people/run')
  expect(started.status, JSON.stringify(started.body)).toBe(200)
  await expect
    .poll(async () => (await administrator.call('GET', `${api}/people?query=active.user`)).body.items?.length)
    .toBe(1)
}

/** Id of the person whom the directory has made of an account. */
export async function findIdentity(administrator: StaffSession, account: string): Promise<string> {
  const { body } = await administrator.call('GET', `${api}/people?query=${encodeURIComponent(account)}`)
  const id = body.items?.[0]?.id
  if (typeof id !== 'string') throw new Error(`the identity tables do not have ${account}: ${JSON.stringify(body)}`)
  return id
}

/** An application role that these people have, so that the role-based sign-in lets them in. */
export async function giveRole(administrator: StaffSession, people: readonly string[]): Promise<void> {
  const { status, body } = await administrator.call('POST', `${api}/application-roles`, { name: 'Password pages' })
  expect(status, JSON.stringify(body)).toBe(201)
  for (const id of people)
    await administrator.update<Record<string, unknown>>(`${api}/people/${id}`, (person) => ({
      ...person,
      applicationRoles: [body.id],
    }))
}

/** An identity without a person of its own, such as a service, that a person looks after; the account becomes its account. */
export async function sponsorAccount(
  administrator: StaffSession,
  { name, manager, account }: { name: string; manager: string; account: string },
): Promise<void> {
  const identity = { name, identityType: 'Service', manager }
  const { status, body } = await administrator.call('POST', `${api}/people`, identity)
  expect(status, JSON.stringify(body)).toBe(201)
  const found = (await administrator.call('GET', `${api}/accounts?query=${encodeURIComponent(account)}`)).body.items[0]
  await administrator.update<Record<string, unknown>>(`${api}/accounts/${found.id}`, (current) => ({
    ...current,
    person: body.id,
  }))
}

/** Sets a configuration parameter by its full path. */
export async function setParameter(administrator: StaffSession, path: string, value: unknown): Promise<void> {
  const { body } = await administrator.call('GET', '/api/v1/admin/settings/parameters')
  const address = `/api/v1/admin/configuration-parameters/${encodeURIComponent(path)}`
  const written = await administrator.call('PUT', address, { value }, `"${body.version}"`)
  expect(written.status, JSON.stringify(written.body)).toBe(200)
}
