import { expect, test } from 'vitest'
import { deleteProfile } from './profiles.ts'
import { listSubscriptions, saveSubscriptions } from './subscriptions.ts'
import { eachStore } from './testing.ts'

eachStore('subscriptions', (open) => {
  test('a choice replaces the previous one, and leaves choices about other events and of other people', async () => {
    await using store = await open()
    const choose = (person: string, chosen: Record<string, boolean>) =>
      store.transaction((tx) => saveSubscriptions(tx, person, chosen))
    await choose('erin', { 'register-succeeded': false, 'register-failed': true })
    await choose('ruth', { 'register-succeeded': false })
    await choose('erin', { 'register-succeeded': true })
    await choose('erin', {})
    expect(Object.fromEntries(await listSubscriptions(store.read, 'erin'))).toEqual({
      'register-succeeded': true,
      'register-failed': true,
    })
    expect(Object.fromEntries(await listSubscriptions(store.read, 'ruth'))).toEqual({ 'register-succeeded': false })
  })

  test('deleting a profile deletes its subscriptions', async () => {
    await using store = await open()
    await store.transaction((tx) => saveSubscriptions(tx, 'erin', { 'register-failed': false }))
    await store.transaction((tx) => deleteProfile(tx, 'erin'))
    expect((await listSubscriptions(store.read, 'erin')).size).toBe(0)
  })
})
