import { expect, test } from 'vitest'
import { type AccessKind, endOneAccess, listAccesses } from './accesses.ts'
import { insertSession } from './sessions.ts'
import { findStateToken, insertStateToken, touchStateToken } from './state-tokens.ts'
import { eachStore } from './testing.ts'
import { changeSignedRows } from './testing-signed.ts'

const row = { personId: 'erika', domain: 'corp.example.com' }
const site = { frontEnd: 'self-service', module: 'directory-password' }
const place = { address: '192.0.2.7', browser: 'Firefox, Windows' }
const minute = 60_000

eachStore('M11: what a person has open', (open) => {
  test('lists what lasts, of this person only, and ends one by its kind', async () => {
    await using store = await open()
    await store.transaction(async (tx) => {
      await insertSession(tx, { ...row, ...site, ...place, tokenHash: 'a1', milliseconds: minute })
      await insertSession(tx, { ...row, ...site, tokenHash: 'over', milliseconds: -1 })
      await insertSession(tx, { ...row, ...site, personId: 'frank', tokenHash: 'f1', milliseconds: minute })
      await insertStateToken(tx, { ...row, tokenHash: 'b2', milliseconds: minute })
    })
    const list = async () => (await listAccesses(store.read, 'erika')).map(({ kind, key }) => [kind, key])
    expect((await list()).sort()).toEqual([
      ['session', 'a1'],
      ['state-token', 'b2'],
    ])
    const found = await listAccesses(store.read, 'erika')
    expect(found.find(({ kind }) => kind === 'session')).toMatchObject({ ...place, frontEnd: 'self-service' })
    expect(new Set(found.map(({ id }) => id)).size).toBe(2)
    const end = (kind: AccessKind, key: string) => store.transaction((tx) => endOneAccess(tx, { kind, key }))
    expect(await end('session', 'b2')).toEqual({ sessions: 0, stateTokens: 0, knownBrowsers: 0 })
    expect(await end('state-token', 'b2')).toEqual({ sessions: 0, stateTokens: 1, knownBrowsers: 0 })
    expect(await list()).toEqual([['session', 'a1']])
  })

  test('those of one millisecond are listed in one order', async () => {
    await using store = await open()
    for (const tokenHash of ['a1', 'b2', 'c3', 'd4'])
      await store.transaction((tx) => insertSession(tx, { ...row, ...site, tokenHash, milliseconds: minute }))
    await changeSignedRows(store, 'Session', { createdAt: new Date(1_000_000) })
    const ids = (await listAccesses(store.read, 'erika')).map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted())
    expect(ids).toHaveLength(4)
  })

  test('a row written without the key file is not listed', async () => {
    await using store = await open()
    await store.transaction((tx) => insertStateToken(tx, { ...row, tokenHash: 'b2', milliseconds: minute }))
    await store.transaction((tx) => tx.updateTable('StateToken').set({ personId: 'frank' }).execute())
    expect(await listAccesses(store.read, 'frank')).toEqual([])
  })

  test('the place of a state token changes at most once an hour, and leaves its MAC right', async () => {
    await using store = await open()
    await store.transaction((tx) => insertStateToken(tx, { ...row, tokenHash: 'b2', milliseconds: minute }))
    const touch = async (address: string, passedMs: number) => {
      const token = await findStateToken(store.read, 'b2')
      if (!token) throw new Error('the token is not found any more')
      await touchStateToken(store, token, { address }, new Date(Date.now() + passedMs))
      return (await listAccesses(store.read, 'erika')).map((access) => access.address)
    }
    expect(await touch('192.0.2.7', 0)).toEqual(['192.0.2.7'])
    expect(await touch('192.0.2.8', 30 * minute)).toEqual(['192.0.2.7'])
    await store.transaction((tx) =>
      tx
        .updateTable('StateToken')
        .set({ usedAt: new Date(Date.now() - 61 * minute) })
        .execute(),
    )
    expect(await touch('192.0.2.9', 0)).toEqual(['192.0.2.9'])
  })
})
