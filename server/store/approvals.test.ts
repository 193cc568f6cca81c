import { expect, test } from 'vitest'
import {
  decideApproval,
  findApproval,
  insertApproval,
  listOpenApprovals,
  reserveNumber,
  useApproval,
  withdrawApproval,
} from './approvals.ts'
import { eachStore, type TemporaryStore } from './testing.ts'
import { changeSignedRows } from './testing-signed.ts'

const request = {
  runId: 'run',
  number: '42',
  workflow: 'forgot-my-password',
  personId: 'erin',
  personDomain: 'd',
  approverId: 'ruth',
  approverDomain: 'd',
}
const add = (store: TemporaryStore, id: string, milliseconds = 60_000) =>
  store.transaction((tx) => insertApproval(tx, { ...request, id, milliseconds }))
const decide = (store: TemporaryStore, id: string, approverId = 'ruth') =>
  store.transaction((tx) => decideApproval(tx, { id, approverId, decision: 'approved' }))
const withdraw = (store: TemporaryStore, id: string) =>
  store.transaction((tx) => withdrawApproval(tx, { id, approverId: 'ruth' }))
const use = (store: TemporaryStore, id: string, runId = 'run') =>
  store.transaction((tx) => useApproval(tx, { id, runId }))
const reserve = (store: TemporaryStore, id: string, approverId = 'ruth') =>
  store.transaction((tx) => reserveNumber(tx, { id, approverId }))

eachStore('approvals', (open) => {
  test('M10: an approval is decided once, by its approver, and used once, by its run', async () => {
    await using store = await open()
    await add(store, 'a')
    expect(await use(store, 'a')).toBe(false)
    expect(await decide(store, 'a', 'somebody.else')).toBe(false)
    expect([await decide(store, 'a'), await decide(store, 'a'), await withdraw(store, 'a')]).toEqual([
      true,
      false,
      false,
    ])
    expect(await findApproval(store.read, 'a')).toMatchObject({ status: 'approved', decidedAt: expect.any(Date) })
    expect(await use(store, 'a', 'another run')).toBe(false)
    expect([await use(store, 'a'), await use(store, 'a')]).toEqual([true, false])
  })

  test('M3: refused approvals take the place of no right one in the list of an approver', async () => {
    await using store = await open()
    const times = { createdAt: new Date(0), expiresAt: new Date('2100-01-01'), decidedAt: null }
    await store.transaction(async (tx) => {
      for (const id of ['x', 'y', 'z'])
        await tx
          .insertInto('Approval')
          .values({ ...request, ...times, id, status: 'open', numbersTried: 0 })
          .execute()
    })
    await add(store, 'a')
    await add(store, 'b')
    await add(store, 'c')
    const list = async (count: number) => (await listOpenApprovals(store.read, 'ruth', count)).map(({ id }) => id)
    expect(await list(2)).toEqual(['a', 'b'])
    expect(await list(9)).toEqual(['a', 'b', 'c'])
  })

  test('an expired approval can be neither decided, withdrawn nor used', async () => {
    await using store = await open()
    await add(store, 'a', -1)
    expect([await decide(store, 'a'), await withdraw(store, 'a')]).toEqual([false, false])
    expect(await listOpenApprovals(store.read, 'ruth', 10)).toEqual([])
    await add(store, 'b')
    await decide(store, 'b')
    await changeSignedRows(store, 'Approval', { expiresAt: new Date(0) })
    expect(await use(store, 'b')).toBe(false)
    expect(await findApproval(store.read, 'b')).toMatchObject({ status: 'approved', expired: true })
  })

  test('M10: three numbers can be entered, by the approver and while the approval is open', async () => {
    await using store = await open()
    await add(store, 'a')
    expect(await reserve(store, 'a', 'somebody.else')).toBeUndefined()
    const left = [await reserve(store, 'a'), await reserve(store, 'a'), await reserve(store, 'a')]
    expect([...left, await reserve(store, 'a')]).toEqual([2, 1, 0, undefined])
    await add(store, 'b')
    await decide(store, 'b')
    await add(store, 'c', -1)
    expect([await reserve(store, 'b'), await reserve(store, 'c')]).toEqual([undefined, undefined])
  })

  test('those of one millisecond are listed in the order of their ids, which rise', async () => {
    await using store = await open()
    for (const id of ['b', 'c', 'a']) await add(store, id)
    await changeSignedRows(store, 'Approval', { createdAt: new Date(0) })
    expect((await listOpenApprovals(store.read, 'ruth', 10)).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})
