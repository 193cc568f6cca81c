import { expect, test } from 'vitest'
import { deleteReminders, listReminders, type Reminder, saveReminder } from './reminders.ts'
import { eachStore } from './testing.ts'

const first: Reminder = {
  personId: 'erin',
  kind: 'password-expiry',
  since: new Date('2026-11-01T06:00:00Z'),
  occasion: '2026-11-15T06:00:00.000Z',
  mark: 14,
  sent: 1,
  sentAt: new Date('2026-11-01T06:00:00Z'),
}

eachStore('reminders', (open) => {
  test('a reminder is recorded only over what was read', async () => {
    await using store = await open()
    const save = (before: Reminder | undefined, reminder: Reminder) =>
      store.transaction((tx) => saveReminder(tx, before, reminder))
    expect([await save(undefined, first), await save(undefined, first)]).toEqual([true, false])
    const second = { ...first, mark: 7, sent: 2 }
    expect([await save(first, second), await save(first, { ...second, mark: 3 })]).toEqual([true, false])
    const later = { ...second, occasion: '2027-02-15T06:00:00.000Z' }
    expect([await save(later, later), await save(second, later)]).toEqual([false, true])
    expect((await listReminders(store.read, 'password-expiry', ['erin', 'ruth'])).get('erin')).toEqual(later)
    await store.transaction((tx) => deleteReminders(tx, 'password-expiry', ['erin']))
    expect(await listReminders(store.read, 'password-expiry', ['erin'])).toEqual(new Map())
  })
})
