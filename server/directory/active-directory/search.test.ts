import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, createFakePerson, fakeOptions } from './testing/fake-domain.ts'

/** A search in a large domain of Windows, with the limits that Samba does not have. */
let fake: FakeController
let directory: Directory

beforeEach(async () => {
  fake = await startFakeController(createFakeDomain())
  directory = createActiveDirectory(fakeOptions([fake]))
  for (let index = 0; index < 60; index += 1) employ(`turner.${index}`, 100 + index)
})
afterEach(async () => {
  await directory.close()
  await fake.close()
})

function employ(account: string, number: number, more: Record<string, string[]> = {}): void {
  const entry = { ...createFakePerson(account, 3000 + number, number), sAMAccountType: ['805306368'], ...more }
  fake.entries.set(`CN=${account},OU=People,${base}`, entry)
}

const search = (query: string, limit?: number) => directory.openSession({}).searchPeople(query, { limit })

test('at most fifty people are returned, and more are reported', async () => {
  for (const limit of [undefined, 5000, Number.NaN]) {
    const { people, more } = await search('turner', limit)
    expect([people.length, more]).toEqual([50, true])
  }
  expect(await search('turner.59', -1)).toMatchObject({ people: [{ account: 'turner.59' }], more: false })
})

test('only the first page is requested', async () => {
  await search('turner', 10)
  const pages = fake.received.filter((request) => request.kind === 'search' && request.page?.size === 11)
  expect(pages).toHaveLength(1)
})

test.each([
  [3, 'time'],
  [4, 'size'],
  [11, "the administrator's limit"],
])(
  'a search that hits a limit (%d, %s) returns no people and reports more; the controller is not treated as dead',
  async (code) => {
    await search('turner', 1)
    fake.search = (where) => (where === base ? { code, text: '' } : undefined)
    expect(await search('turner')).toEqual({ people: [], more: true })
    fake.search = () => undefined
    expect((await search('turner', 1)).people).toHaveLength(1)
  },
)

test('a service account is not found, although it is a user object', async () => {
  employ('web.service', 900, { servicePrincipalName: ['HTTP/intranet'] })
  expect(await search('web.service')).toEqual({ people: [], more: false })
})
