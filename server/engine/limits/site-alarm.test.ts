import { expect, test } from 'vitest'
import type { AuditRecord } from '../../audit/chain.ts'
import { passwordGuesses } from '../../factors/common/guess-limits.ts'
import { eachStore } from '../../store/testing.ts'
import { withoutRun } from '../claim.ts'
import { createGuesses } from './guesses.ts'
import { createSiteAlarm } from './site-alarm.ts'

const prepareMails = async () => async () => {}

eachStore('H5: the alarm of the site', (open) => {
  test('is raised by wrong guesses of unknown browsers over all accounts, and recorded once an hour', async () => {
    await using store = await open()
    const recorded: AuditRecord[] = []
    let now = new Date('2026-11-28T08:00:00Z')
    const audit = { append: async (_: unknown, ...records: AuditRecord[]) => void recorded.push(...records) }
    const alarm = createSiteAlarm({ store, audit, now: () => now, failures: 60, prepareMails })
    const guess = async (number: number, share: 'known' | 'unknown', isRight = false) => {
      const guesses = createGuesses(withoutRun(store), { accountKey: `account ${number}`, share })
      await guesses.reserve(passwordGuesses)
      if (isRight) guesses.confirm(passwordGuesses)
      await store.transaction((tx) => guesses.settle(tx))
    }
    for (let number = 0; number < 60; number++) {
      await guess(number, 'known')
      await guess(1000 + number, 'unknown', true)
      if (number > 0) await guess(number, 'unknown')
    }
    await alarm.check()
    expect(alarm.isRaised()).toBe(false)
    await guess(0, 'unknown')
    await alarm.check()
    await alarm.check()
    expect(alarm.isRaised()).toBe(true)
    expect(recorded).toMatchObject([{ event: 'guesses-alarm', data: { failures: 60 } }])
    now = new Date('2026-11-28T09:00:00Z')
    expect(alarm.isRaised()).toBe(false)
    now = new Date('2026-11-28T06:00:00Z')
    expect(alarm.isRaised()).toBe(false)
  })

  test('lasts while guesses are refused because the tries of their accounts are used up', async () => {
    await using store = await open()
    const alarm = createSiteAlarm({
      store,
      audit: { append: async () => {} },
      now: () => new Date(),
      failures: 60,
      prepareMails,
    })
    const guess = async (share: 'known' | 'unknown') =>
      createGuesses(withoutRun(store), { accountKey: 'one account', share }).reserve(passwordGuesses)
    for (let tries = 0; tries < 60; tries++) await guess('known')
    for (let tries = 0; tries < 59; tries++) await guess('unknown')
    await alarm.check()
    expect(alarm.isRaised()).toBe(false)
    expect(await guess('unknown')).toBe(false)
    await alarm.check()
    expect(alarm.isRaised()).toBe(true)
  })
})
