import { expect, test } from 'vitest'
import {
  deleteExpiredBrowsers,
  forgetBrowsersOf,
  isKnownBrowser,
  knownBrowserLimit,
  rememberBrowser,
} from './known-browsers.ts'
import { endAccessOf, endAllAccess } from './person-access.ts'
import { eachStore } from './testing.ts'

const erika = { token: 'token-of-a-browser', accountKey: 'key of erika', personId: 'erika' }

eachStore('H4: known browsers', (open) => {
  test('a browser is known only for the account that succeeded in it, and only by its own token', async () => {
    await using store = await open()
    await store.transaction((tx) => rememberBrowser(tx, erika))
    const isKnown = (changed: Partial<typeof erika>) => isKnownBrowser(store.read, { ...erika, ...changed })
    expect(await isKnown({})).toBe(true)
    expect(await isKnown({ accountKey: 'key of somebody else' })).toBe(false)
    expect(await isKnown({ token: 'forged' })).toBe(false)
    const [row] = await store.read.selectFrom('KnownBrowser').selectAll().execute()
    expect(JSON.stringify(row)).not.toContain(erika.token)
  })

  test('a row written without the key file opens nothing', async () => {
    await using store = await open()
    await store.transaction((tx) => rememberBrowser(tx, erika))
    await store.transaction((tx) =>
      tx.updateTable('KnownBrowser').set({ browserHash: 'token-of-a-browser', personId: 'victim' }).execute(),
    )
    expect(await isKnownBrowser(store.read, { ...erika, accountKey: 'key of a victim' })).toBe(false)
  })

  test('an eleventh browser of a person makes the one unknown that was not used for longest', async () => {
    await using store = await open()
    const tokens = Array.from({ length: knownBrowserLimit.perPerson + 1 }, (_, number) => `browser ${number}`)
    for (const [number, token] of tokens.entries()) {
      await store.transaction((tx) => rememberBrowser(tx, { ...erika, token }))
      // The database's clock may stand still between two of them.
      const usedAt = new Date(Date.UTC(2000, 0, 1, 0, number))
      if (number < tokens.length - 1)
        await store.transaction((tx) =>
          tx
            .updateTable('KnownBrowser')
            .set({ usedAt })
            .where('usedAt', '>', new Date(Date.UTC(2001, 0, 1)))
            .execute(),
        )
    }
    const known = await Promise.all(tokens.map((token) => isKnownBrowser(store.read, { ...erika, token })))
    expect(known).toEqual(tokens.map((_, number) => number > 0))
  })

  test('a new browser is not the one that makes room, not even where the clock takes it for the oldest', async () => {
    await using store = await open()
    for (let number = 0; number < knownBrowserLimit.perPerson; number++)
      await store.transaction((tx) => rememberBrowser(tx, { ...erika, token: `browser ${number}` }))
    const later = new Date(Date.now() + 30_000)
    await store.transaction((tx) => tx.updateTable('KnownBrowser').set({ usedAt: later, createdAt: later }).execute())
    await store.transaction((tx) => rememberBrowser(tx, { ...erika, token: 'the new one' }))
    expect(await isKnownBrowser(store.read, { ...erika, token: 'the new one' })).toBe(true)
  })

  test('a browser ends with the person’s access, with a restore and with its lifetime, and can be remembered again', async () => {
    await using store = await open()
    const remember = () => store.transaction((tx) => rememberBrowser(tx, erika))
    const isKnown = () => isKnownBrowser(store.read, erika)
    await remember()
    expect(await store.transaction((tx) => endAccessOf(tx, 'erika'))).toMatchObject({ knownBrowsers: 1 })
    expect(await isKnown()).toBe(false)
    await remember()
    await store.transaction(endAllAccess)
    expect(await isKnown()).toBe(false)
    await remember()
    await store.transaction((tx) =>
      tx
        .updateTable('KnownBrowser')
        .set({ expiresAt: new Date(0) })
        .execute(),
    )
    expect(await isKnown()).toBe(false)
    expect(await store.transaction(deleteExpiredBrowsers)).toBe(1)
    await remember()
    expect(await isKnown()).toBe(true)
    expect(await store.transaction((tx) => forgetBrowsersOf(tx, 'erika'))).toBe(1)
  })

  test('a row from before the clock was set back is not believed', async () => {
    await using store = await open()
    await store.transaction((tx) => rememberBrowser(tx, erika))
    await store.transaction((tx) =>
      tx
        .updateTable('KnownBrowser')
        .set({ createdAt: new Date(Date.now() + 3_600_000) })
        .execute(),
    )
    expect(await isKnownBrowser(store.read, erika)).toBe(false)
  })
})
