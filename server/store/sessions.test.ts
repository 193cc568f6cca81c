import { expect, test } from 'vitest'
import { deleteExpiredSessions, endSession, extendSession, findSession, insertSession } from './sessions.ts'
import { eachStore } from './testing.ts'
import { changeSignedRows } from './testing-signed.ts'

const session = (tokenHash: string, milliseconds: number) => ({
  tokenHash: tokenHash.padEnd(64, '0'),
  frontEnd: 'self-service',
  module: 'directory-password',
  personId: 'ab',
  domain: 'corp.example.com',
  milliseconds,
})

eachStore('sessions', (open) => {
  test('a session is found by its token until it is ended or expires', async () => {
    await using store = await open()
    const [open1, over] = [session('a1', 60_000), session('b2', -1)]
    await store.transaction(async (tx) => {
      await insertSession(tx, open1)
      await insertSession(tx, over)
    })
    expect(await findSession(store.read, open1.tokenHash)).toMatchObject({ frontEnd: 'self-service', personId: 'ab' })
    expect(await findSession(store.read, over.tokenHash)).toBeUndefined()
    await store.transaction((tx) => endSession(tx, open1.tokenHash))
    expect(await findSession(store.read, open1.tokenHash)).toBeUndefined()
  })

  test('a session from before the clock was set back by an hour has ended', async () => {
    await using store = await open()
    await store.transaction((tx) => insertSession(tx, session('e5', 60_000)))
    const inAnHour = new Date(Date.now() + 3_600_000)
    await changeSignedRows(store, 'Session', { createdAt: inAnHour, expiresAt: inAnHour })
    expect(await findSession(store.read, session('e5', 0).tokenHash)).toBeUndefined()
  })

  test('activity extends a session, but neither an expired one nor beyond its maximum', async () => {
    await using store = await open()
    const minute = 60_000
    const hour = 60 * minute
    const { tokenHash } = session('f6', 5 * minute)
    await store.transaction((tx) => insertSession(tx, session('f6', 5 * minute)))
    const expiresAt = async () => {
      const row = await store.read.selectFrom('Session').select('expiresAt').executeTakeFirstOrThrow()
      return row.expiresAt.getTime()
    }
    const set = (changes: { createdAt?: Date; expiresAt?: Date }) => changeSignedRows(store, 'Session', changes)
    const extend = () =>
      store.transaction((tx) => extendSession(tx, tokenHash, { milliseconds: 15 * minute, maxMilliseconds: 10 * hour }))
    const before = await expiresAt()
    await extend()
    const extended = await expiresAt()
    expect(extended - before).toBeGreaterThanOrEqual(10 * minute)
    await extend()
    expect(await expiresAt()).toBe(extended)

    const soon = new Date(Date.now() + 5 * minute)
    await set({ createdAt: new Date(Date.now() - 10 * hour), expiresAt: soon })
    await extend()
    expect(await expiresAt()).toBe(soon.getTime())
    const past = new Date(Date.now() - minute)
    await set({ createdAt: new Date(Date.now() - hour), expiresAt: past })
    await extend()
    expect(await expiresAt()).toBe(past.getTime())
  })

  test('clean-up deletes expired sessions only', async () => {
    await using store = await open()
    await store.transaction(async (tx) => {
      await insertSession(tx, session('c3', 60_000))
      await insertSession(tx, session('d4', -1))
      await deleteExpiredSessions(tx)
    })
    const left = await store.read.selectFrom('Session').select('tokenHash').execute()
    expect(left.map((row) => row.tokenHash.slice(0, 2))).toEqual(['c3'])
  })
})
