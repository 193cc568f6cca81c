import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Directory } from '../directory/directory.ts'
import { readAdministration } from '../policies/administration.ts'
import { createServerHarness, type ServerHarness } from '../routes/admin/testing.ts'
import { getSetting, putSetting } from '../store/settings.ts'
import {
  type FirstStartServices,
  firstStartMinutes,
  isFirstStartOpen,
  nameFirstAdministrators,
  offerFirstStart,
} from './first-start.ts'

let server: ServerHarness
beforeAll(async () => {
  server = await createServerHarness()
})
afterAll(() => server[Symbol.asyncDispose]())

/** The sample company as a real directory answers: names of groups count for nothing. */
function services(now = new Date()): FirstStartServices {
  const directory: Directory = { ...server.services.directory, isSample: false }
  return { ...server.services, directory, clock: () => now }
}

const asked = { group: 'Latchkey Administrators', account: 'site.admin' }
const { signal } = new AbortController()
const wrong = { done: false, code: 'enrolment-code-refused' }

async function reset() {
  const { store } = server.services
  await store.transaction((tx) =>
    tx.deleteFrom('Setting').where('name', 'in', ['administration', 'first-start']).execute(),
  )
  await store.transaction((tx) => tx.deleteFrom('ResourceVersion').where('id', '=', 'administration').execute())
}

async function offer(now?: Date): Promise<string> {
  await reset()
  return (await offerFirstStart(services(now))) ?? ''
}

test('the code names the group by its SID once, and opens nothing afterwards', async () => {
  const code = await offer()
  expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  expect(await isFirstStartOpen(services())).toBe(true)
  const named = await nameFirstAdministrators(services(), { code: code.toLowerCase(), ...asked }, signal)
  expect(named).toMatchObject({ done: true, person: { account: 'site.admin' } })
  const { groups } = await readAdministration(server.services.store.read)
  expect(groups).toEqual([expect.stringMatching(/^s-1-5-21-/i)])
  expect(await isFirstStartOpen(services())).toBe(false)
  expect(await nameFirstAdministrators(services(), { code, ...asked, group: 'Sales' }, signal)).toEqual(wrong)
  expect(await offerFirstStart(services())).toBeUndefined()
})

test('a wrong code is counted before it is looked at, and ten of them close the code', async () => {
  const code = await offer()
  for (let count = 0; count < 10; count++)
    expect(await nameFirstAdministrators(services(), { code: 'AAAA-AAAA-AAAA', ...asked }, signal)).toEqual(wrong)
  expect(await nameFirstAdministrators(services(), { code, ...asked }, signal)).toEqual(wrong)
  expect(await isFirstStartOpen(services())).toBe(false)
})

test('the code ends after half an hour, and the next start makes another one', async () => {
  const began = new Date('2026-11-29T10:00:00Z')
  const code = await offer(began)
  const later = services(new Date(began.getTime() + firstStartMinutes * 60_000))
  expect(await nameFirstAdministrators(later, { code, ...asked }, signal)).toEqual(wrong)
  const next = await offerFirstStart(later)
  expect(next).not.toBe(code)
  expect(await nameFirstAdministrators(later, { code, ...asked }, signal)).toEqual(wrong)
  expect(await nameFirstAdministrators(later, { code: next ?? '', ...asked }, signal)).toMatchObject({ done: true })
})

test.each([
  ['a group that is not there', { group: 'No such group' }, 'group: group-not-found'],
  ['an account that is not there', { account: 'nobody.here' }, 'account: account-unknown'],
  ['an account that is not in the group', { account: 'active.user' }, 'account: account-not-in-group'],
])('%s is refused at its field, and the code stays open', async (_what, more, problem) => {
  const code = await offer()
  const refused = await nameFirstAdministrators(services(), { code, ...asked, ...more }, signal)
  expect('problems' in refused && refused.problems.map(({ path, code: one }) => `${path}: ${one}`)).toEqual([problem])
  expect(await nameFirstAdministrators(services(), { code, ...asked }, signal)).toMatchObject({ done: true })
})

test('the code is stored as an HMAC, and an administrator who was named meanwhile is not replaced', async () => {
  const code = await offer()
  const { store } = server.services
  expect(JSON.stringify(await getSetting(store.read, 'first-start'))).not.toContain(code)
  await store.transaction((tx) => putSetting(tx, 'administration', { groups: ['S-1-5-21-1-2-3-1104'] }, 0))
  expect(await nameFirstAdministrators(services(), { code, ...asked }, signal)).toEqual(wrong)
  expect((await readAdministration(store.read)).groups).toEqual(['S-1-5-21-1-2-3-1104'])
})

test('the sample company offers no code', async () => {
  await reset()
  expect(await offerFirstStart({ ...server.services })).toBeUndefined()
  expect((await server.call('GET', '/api/v1/admin/first-start')).body).toEqual({ open: false })
  const body = { code: 'AAAA-AAAA-AAAA', ...asked }
  expect((await server.call('POST', '/api/v1/admin/first-start', { body })).body.code).toBe('enrolment-code-refused')
})
