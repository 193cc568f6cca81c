import { expect, test } from 'vitest'
import type { Directory, DirectoryPerson } from '../../directory/directory.ts'
import { createIdentityReader } from '../../identity/create-reader.ts'
import { createOwnSource } from '../../identity/own-source.ts'
import { updateIdentityRow } from '../../store/identity-rows.ts'
import { createSchedulerHarness, type SchedulerHarness, shiftJobTimes } from '../testing.ts'
import { synchronisePeople } from './synchronise-people.ts'

/** What a test changes of the sample company, by account. */
interface Changes {
  gone: Set<string>
  renamed: Map<string, Partial<DirectoryPerson>>
  /** Pages that are given before the directory stops answering. */
  pagesLeft: number
}

const unchanged = (): Changes => ({ gone: new Set(), renamed: new Map(), pagesLeft: Number.POSITIVE_INFINITY })

const changedBy =
  (changes: Changes) =>
  (real: Directory): Directory => ({
    ...real,
    openSession(options) {
      const { gone, renamed } = changes
      const session = real.openSession(options)
      return {
        ...session,
        async *listPeople(range) {
          for await (const { people, ...page } of session.listPeople({ ...range, pageSize: 7 })) {
            changes.pagesLeft -= 1
            if (changes.pagesLeft < 0) throw new Error('the directory stopped answering')
            const left = people.filter(({ person }) => !gone.has(person.account))
            const now = left.map(({ person, state }) => ({
              person: { ...person, ...renamed.get(person.account) },
              state,
            }))
            yield { ...page, people: now }
          }
        },
        async findById(id) {
          const person = await session.findById(id)
          return person && gone.has(person.account) ? undefined : person
        },
      }
    },
  })

const readerOf = ({ store }: SchedulerHarness) => createIdentityReader(createOwnSource(store.read))
const run = (harness: SchedulerHarness) => harness.run(synchronisePeople)

async function findId({ directory }: SchedulerHarness, account: string): Promise<string> {
  const found = await directory.openSession({}).find(account)
  if (found.found !== 'one') throw new Error(account)
  return found.person.id
}

/** As if the last run had been on the day before: the next one goes through everything. */
const passDay = ({ store }: SchedulerHarness) =>
  store.transaction((tx) =>
    tx
      .updateTable('DirectoryPosition')
      .set({ readAt: new Date(0) })
      .execute(),
  )

test('every account makes a person with its directory id, and the rest of the day only what changed is read', async () => {
  await using harness = await createSchedulerHarness()
  const first = await run(harness)
  const id = await findId(harness, 'active.user')
  const reader = readerOf(harness)
  const person = await reader.findByCentralAccount('ACTIVE.user')
  expect(person).toMatchObject({ found: 'one', person: { id, isDeactivated: false, certification: 'certified' } })
  expect(await reader.listAccounts({ id })).toMatchObject([
    { id, directoryId: id, account: 'active.user', domain: 'corp.example.com', isDisabled: false },
  ])
  expect(await reader.listAccounts({ id: await findId(harness, 'disabled.user') })).toMatchObject([
    { isDisabled: true },
  ])
  expect(first).toMatchObject({ outcome: 'done', counts: { added: first?.done } })
  expect(await run(harness)).toMatchObject({ done: 0 })
  const session = harness.directory.openSession({})
  const disabled = await session.findById(await findId(harness, 'disabled.user'))
  const ticket = disabled && (await session.prepareWrite(disabled))
  if (!ticket) throw new Error('no account to enable')
  await session.enable(disabled, ticket)
  expect(await run(harness)).toMatchObject({ done: 1, counts: { changed: 1 } })
  expect(await reader.listAccounts(disabled)).toMatchObject([{ isDisabled: false }])
  await passDay(harness)
  expect(await run(harness)).toMatchObject({ done: first?.done, counts: { added: 0, changed: 0 } })
})

test('a renamed and moved account keeps its person, and what an administrator entered', async () => {
  const changes = unchanged()
  await using harness = await createSchedulerHarness({ directory: changedBy(changes) })
  await run(harness)
  const id = await findId(harness, 'active.user')
  const own = await findId(harness, 'expired.user')
  await harness.store.transaction(async (tx) => {
    await updateIdentityRow(tx, 'Person', [id], () => ({
      DecentralizedIdentifier: 'did:key:z',
      ContactEmail: 'a@example.net',
    }))
    await updateIdentityRow(tx, 'Person', [own], () => ({ CentralAccount: 'chosen' }))
  })
  const moved = 'CN=New\\, Name,OU=Elsewhere,DC=corp,DC=example,DC=com'
  changes.renamed.set('active.user', { account: 'new.name', displayName: 'New, Name', distinguishedName: moved })
  changes.renamed.set('expired.user', { account: 'other.name' })
  await passDay(harness)
  expect(await run(harness)).toMatchObject({ counts: { added: 0, changed: 2 } })
  const reader = readerOf(harness)
  expect(await reader.findByCentralAccount('new.name')).toMatchObject({
    person: { id, name: 'New, Name', decentralizedIdentifier: 'did:key:z', contactMail: 'a@example.net' },
  })
  expect(await reader.listAccounts({ id })).toMatchObject([
    { id, name: 'New, Name', account: 'new.name', distinguishedName: moved },
  ])
  expect(await reader.findByCentralAccount('chosen')).toMatchObject({ person: { id: own } })
})

test('an account that is gone is deleted and its person deactivated; both come back with the account', async () => {
  const changes = unchanged()
  await using harness = await createSchedulerHarness({ directory: changedBy(changes) })
  await run(harness)
  const id = await findId(harness, 'active.user')
  changes.gone.add('active.user')
  expect(await run(harness)).toMatchObject({ done: 0 })
  await passDay(harness)
  expect(await run(harness)).toMatchObject({ counts: { deleted: 1 } })
  const reader = readerOf(harness)
  expect(await reader.listAccounts({ id })).toEqual([])
  expect(await reader.findPerson(id)).toMatchObject({ isDeactivated: true })
  changes.gone.clear()
  await passDay(harness)
  await run(harness)
  expect(await reader.listAccounts({ id })).toHaveLength(1)
  expect(await reader.findPerson(id)).toMatchObject({ isDeactivated: false })
})

test('an account that the list omits and the directory has is kept', async () => {
  const changes = unchanged()
  const omitting = (real: Directory): Directory => {
    const changed = changedBy(changes)(real)
    const findById = (options: object) => real.openSession(options).findById
    return { ...changed, openSession: (options) => ({ ...changed.openSession(options), findById: findById(options) }) }
  }
  await using harness = await createSchedulerHarness({ directory: omitting })
  await run(harness)
  changes.gone.add('active.user')
  await passDay(harness)
  expect(await run(harness)).toMatchObject({ counts: { deleted: 0 } })
  expect(await readerOf(harness).listAccounts({ id: await findId(harness, 'active.user') })).toHaveLength(1)
})

test('when too many are missing nothing is deleted, and the result says so', async () => {
  const changes = unchanged()
  await using harness = await createSchedulerHarness({ staff: 40, directory: changedBy(changes) })
  await run(harness)
  const listAccounts = () =>
    harness.store.read
      .selectFrom('ADSAccount')
      .innerJoin('ADSDomain', 'ADSDomain.UID_ADSDomain', 'ADSAccount.UID_ADSDomain')
      .select('SAMAccountName')
      .where('ADSDomainName', '=', 'corp.example.com')
      .execute()
  const accounts = await listAccounts()
  for (const { SAMAccountName } of accounts.slice(0, -3)) changes.gone.add(SAMAccountName ?? '')
  await passDay(harness)
  expect(await run(harness)).toMatchObject({ outcome: 'done', code: 'too-many-missing' })
  expect(await listAccounts()).toHaveLength(accounts.length)
})

test.for([
  ['another copy of the directory', { invocationId: 'restored' }],
  ['a number that is lower than before', { usn: '999999999' }],
] as const)('a restored controller, known by %s, is read as a whole', async ([, position]) => {
  await using harness = await createSchedulerHarness()
  const first = await run(harness)
  await harness.store.transaction((tx) => tx.updateTable('DirectoryPosition').set(position).execute())
  expect(await run(harness)).toMatchObject({ done: first?.done, counts: { added: 0, changed: 0 } })
  expect(await run(harness)).toMatchObject({ done: 0 })
  const positions = await harness.store.read.selectFrom('DirectoryPosition').select('domain').execute()
  expect(positions).toHaveLength(harness.directory.domains.length)
})

test('a run that ended in the middle goes on where it was, and the next one reads everything again only if that is due', async () => {
  const changes = unchanged()
  await using harness = await createSchedulerHarness({ directory: changedBy(changes) })
  changes.pagesLeft = 3
  await expect(run(harness)).rejects.toThrow('stopped answering')
  const before = await harness.store.read.selectFrom('ADSAccount').select('UID_ADSAccount').execute()
  expect(before.length).toBeGreaterThan(10)
  changes.pagesLeft = Number.POSITIVE_INFINITY
  // A failed run is tried again after some seconds.
  await shiftJobTimes(harness.store, synchronisePeople, 60_000)
  const result = await run(harness)
  const all = await harness.store.read.selectFrom('ADSAccount').select('UID_ADSAccount').execute()
  // Had it begun again, it would have looked at some accounts twice.
  expect(before.length).toBeLessThan(all.length)
  expect(result).toMatchObject({ done: all.length, counts: { added: all.length } })
  expect(await run(harness)).toMatchObject({ done: 0 })
})

test('M3: a row that somebody wrote into the database is written anew from the directory', async () => {
  await using harness = await createSchedulerHarness()
  await run(harness)
  const [id, other] = [await findId(harness, 'active.user'), await findId(harness, 'expired.user')]
  await harness.store.transaction(async (tx) => {
    await tx.updateTable('ADSAccount').set({ UID_Person: other }).where('UID_ADSAccount', '=', id).execute()
    await tx.updateTable('Person').set({ CentralAccount: 'forged' }).where('UID_Person', '=', other).execute()
  })
  await passDay(harness)
  await run(harness)
  const reader = readerOf(harness)
  expect(await reader.findPersonOfAccount(id)).toMatchObject({ id })
  expect(await reader.findPerson(other)).toMatchObject({ centralAccount: 'expired.user' })
})

test('with another database nothing is synchronised', async () => {
  await using harness = await createSchedulerHarness({ hasForeignIdentities: true })
  expect(await run(harness)).toMatchObject({ outcome: 'done', code: 'identities-elsewhere', done: 0 })
  expect(await harness.store.read.selectFrom('Person').select('UID_Person').execute()).toEqual([])
})
