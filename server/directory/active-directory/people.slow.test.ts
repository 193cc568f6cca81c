import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Directory, ListedPerson } from '../directory.ts'
import { createActiveDirectory } from './active-directory.ts'
import { type FakeController, startFakeController } from './testing/fake-controller.ts'
import { base, createFakeDomain, createFakePerson, createFakeSid, fakeOptions } from './testing/fake-domain.ts'
import { passTimeoutsInSilence } from './testing/pass-timeouts.ts'

/** A whole domain walked where controllers behave as Windows does, and as failing ones do. */
let fakes: FakeController[]
let directory: Directory
const groups = (number: number) => Array.from({ length: number }, (_, index) => `CN=Turners ${index},OU=Groups,${base}`)

beforeEach(async () => {
  fakes = await Promise.all([startFakeController(domain('dc1')), startFakeController(domain('dc2'))])
  directory = createActiveDirectory(fakeOptions(fakes))
})
afterEach(async () => {
  await directory.close()
  for (const fake of fakes) await fake.close()
})
passTimeoutsInSilence(() => fakes)

const turner = (number: number) => ({
  ...createFakePerson(`p${number}`, 3000 + number, 100 + number),
  sAMAccountType: ['805306368'],
  memberOf: [`CN=Turners,OU=Groups,${base}`],
})

/** 250 people more than `ada`; ids are in no order. */
function domain(host: string) {
  const entries = createFakeDomain(host)
  for (let index = 0; index < 250; index += 1) {
    const number = (index * 7919) % 250
    entries[`CN=P${number},OU=People,${base}`] = turner(number)
  }
  const turners = entries[`CN=Turners,OU=Groups,${base}`]
  if (turners) turners.memberOf = [`CN=Workshop,OU=Groups,${base}`]
  // A circle, and a distribution list.
  const workshop = {
    objectClass: ['group'],
    cn: ['Workshop'],
    objectSid: [createFakeSid(1201)],
    groupType: ['-2147483646'],
  }
  const letters = { objectClass: ['group'], cn: ['Letters'], objectSid: [createFakeSid(1202)], groupType: ['2'] }
  const memberOf = [`CN=Turners,OU=Groups,${base}`, `CN=Letters,OU=Groups,${base}`]
  return {
    ...entries,
    [`CN=Workshop,OU=Groups,${base}`]: { ...workshop, memberOf },
    [`CN=Letters,OU=Groups,${base}`]: letters,
  }
}

async function listEveryone(
  options: { after?: string; pageSize?: number },
  between: (pages: number) => void = () => undefined,
) {
  const people: ListedPerson[] = []
  let pages = 0
  for await (const page of directory.openSession({}).listPeople(options)) {
    people.push(...page.people)
    pages += 1
    between(pages)
  }
  return { people, pages }
}

test('1200 people are listed, although Windows returns 1000 at once, without a query per person', async () => {
  for (let number = 250; number < 1200; number += 1)
    for (const fake of fakes) fake.entries.set(`CN=P${number},OU=People,${base}`, turner(number))
  const { people, pages } = await listEveryone({ pageSize: 400 })
  expect([people.length, pages]).toEqual([1200, 3])
  expect(people.map(({ person }) => person.id)).toEqual(people.map(({ person }) => person.id).sort())
  const asked = fakes.flatMap(({ received }) => received.filter(({ kind }) => kind === 'search'))
  expect(asked.length).toBeLessThan(30)
})

test('groups that contain each other are resolved, without distribution lists', async () => {
  const { people } = await listEveryone({})
  expect(new Set(people[0]?.person.groups)).toEqual(
    new Set([
      'turners',
      's-1-5-21-1-2-3-1200',
      'cn=turners,ou=groups,dc=corp,dc=example,dc=com',
      'workshop',
      's-1-5-21-1-2-3-1201',
      'cn=workshop,ou=groups,dc=corp,dc=example,dc=com',
      'domain users',
      's-1-5-21-1-2-3-513',
      'cn=domain users,cn=users,dc=corp,dc=example,dc=com',
    ]),
  )
})

test('for a person with more memberships than fit into one answer the controller computes the groups', async () => {
  const member = fakes[0]?.entries.get(`CN=P3,OU=People,${base}`)
  if (member) {
    delete member.memberOf
    member['memberOf;range=0-1499'] = groups(1500)
  }
  const { people } = await listEveryone({})
  const groupsOf = (account: string) => people.find(({ person }) => person.account === account)?.person.groups
  expect(groupsOf('p3')).toContain('turners')
})

test.each(['silence', 'drop'] as const)(
  'if a controller fails in the middle (%s), another one continues, and no person is listed twice',
  async (how) => {
    const { people } = await listEveryone({ pageSize: 50 }, (pages) => {
      const [first] = fakes
      if (pages === 3 && first) first.search = () => how
    })
    expect(people.length).toBe(250)
    expect(new Set(people.map(({ person }) => person.id)).size).toBe(250)
    expect(fakes[1]?.received.length).toBeGreaterThan(5)
  },
)

test('if all controllers fail, listing throws and can continue from the cursor later', async () => {
  let cursor = ''
  const broken = async () => {
    for await (const page of directory.openSession({}).listPeople({ pageSize: 100 })) {
      cursor = page.cursor
      for (const fake of fakes) fake.search = () => 'drop'
    }
  }
  await expect(broken()).rejects.toMatchObject({ code: 'directory-unreachable' })
  for (const fake of fakes) fake.search = () => undefined
  expect((await listEveryone({ after: cursor })).people.length).toBe(150)
})
