import { expect, test } from 'vitest'
import { endSession, findSession, insertSession, purgeSessions } from './sessions.ts'
import { eachStore } from './testing.ts'

const session = (tokenHash: string, milliseconds: number) => ({
  ...{ tokenHash: tokenHash.padEnd(64, '0'), frontEnd: 'self-service', module: 'directory-password' },
  ...{ personId: 'ab', domain: 'corp.example.com', milliseconds },
})

eachStore('sessions', (open) => {
  test('a session is found by its token until it ends or runs out', async () => {
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

  test('one that was begun before the clock was set back by an hour has ended', async () => {
    await using store = await open()
    await store.transaction((tx) => insertSession(tx, session('e5', 60_000)))
    const inAnHour = new Date(Date.now() + 3_600_000)
    await store.transaction((tx) =>
      tx.updateTable('Session').set({ createdAt: inAnHour, expiresAt: inAnHour }).execute(),
    )
    expect(await findSession(store.read, session('e5', 0).tokenHash)).toBeUndefined()
  })

  test('those that ran out are swept, the others stay', async () => {
    await using store = await open()
    await store.transaction(async (tx) => {
      await insertSession(tx, session('c3', 60_000))
      await insertSession(tx, session('d4', -1))
      await purgeSessions(tx)
    })
    const left = await store.read.selectFrom('Session').select('tokenHash').execute()
    expect(left.map((row) => row.tokenHash.slice(0, 2))).toEqual(['c3'])
  })
})
