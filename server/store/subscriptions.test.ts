import { expect, test } from 'vitest'
import { deleteProfile } from './profiles.ts'
import { chooseSubscriptions, subscriptionsOf } from './subscriptions.ts'
import { eachStore } from './testing.ts'

eachStore('subscriptions', (open) => {
  test('a choice replaces the one before, and leaves those about other events and of other people', async () => {
    await using store = await open()
    const choose = (person: string, chosen: Record<string, boolean>) =>
      store.transaction((tx) => chooseSubscriptions(tx, person, chosen))
    await choose('erin', { 'register-succeeded': false, 'register-failed': true })
    await choose('ruth', { 'register-succeeded': false })
    await choose('erin', { 'register-succeeded': true })
    await choose('erin', {})
    expect(Object.fromEntries(await subscriptionsOf(store.read, 'erin'))).toEqual({
      'register-succeeded': true,
      'register-failed': true,
    })
    expect(Object.fromEntries(await subscriptionsOf(store.read, 'ruth'))).toEqual({ 'register-succeeded': false })
  })

  test('of somebody who has left nothing stays', async () => {
    await using store = await open()
    await store.transaction((tx) => chooseSubscriptions(tx, 'erin', { 'register-failed': false }))
    await store.transaction((tx) => deleteProfile(tx, 'erin'))
    expect((await subscriptionsOf(store.read, 'erin')).size).toBe(0)
  })
})
