import { describe, expect, test } from 'vitest'
import { other, right, type Subject } from './directory.contract.ts'
import type { DirectoryPerson, DirectorySession } from './directory.ts'

/** Part of `directory.contract.ts`: what a directory is told to do, and whether it did. */
export function writingContract(subject: Subject): void {
  describe('change', () => {
    test('the new password binds, the old one does not, and the directory counts one', async () => {
      const person = await subject.someone()
      const before = await subject.harness.passwordsAccepted(person.account)
      expect(await subject.change(person, right, other)).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, other)).toBe('right')
      expect(await subject.session.verifyPassword(person, right)).toBe('wrong')
      expect(await subject.harness.passwordsAccepted(person.account)).toBe(before + 1)
    })

    test.each(['expired', 'must-change'] as const)('somebody whose password is %s, who cannot bind', async (state) => {
      const person = await subject.someone({ state })
      expect(await subject.change(person, other, 'Third-Passw0rd-3!')).toEqual({
        outcome: 'refused',
        reason: 'wrong-password',
      })
      expect(await subject.change(person, right, other)).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, other)).toBe('right')
      expect(await subject.session.state(person)).toMatchObject({ passwordExpired: false, mustChange: false })
    })

    test.each([
      ['wrong-password', other, 'Third-Passw0rd-3!'],
      ['wrong-password', '', other],
      ['too-short', right, 'Ab3!'],
      ['too-short', right, ''],
      ['complexity', right, 'onlysmallletters'],
      ['history', right, right],
    ] as const)('refused: %s', async (reason, password, newPassword) => {
      const person = await subject.someone()
      const before = await subject.harness.passwordsAccepted(person.account)
      expect(await subject.change(person, password, newPassword)).toEqual({ outcome: 'refused', reason })
      expect(await subject.harness.passwordsAccepted(person.account)).toBe(before)
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })

    test('refused: a password of long ago that the history still holds', async () => {
      const person = await subject.someone()
      expect(await subject.change(person, right, other)).toEqual({ outcome: 'applied' })
      expect(await subject.change(person, other, 'Third-Passw0rd-3!')).toEqual({ outcome: 'applied' })
      const refused = { outcome: 'refused', reason: 'history' }
      expect(await subject.change(person, 'Third-Passw0rd-3!', right)).toEqual(refused)
    })

    test('refused: too young, unless it must be changed', async () => {
      const fineGrained = { minAge: 86_400_000 }
      const young = await subject.someone({ fineGrained })
      // The first change makes it young, wherever it comes from.
      await subject.session.resetPassword(
        young,
        { newPassword: other, history: 'where-supported' },
        await subject.ticketFor(young),
      )
      const refused = { outcome: 'refused', reason: 'too-young' }
      expect(await subject.change(young, other, 'Third-Passw0rd-3!')).toEqual(refused)
      const must = await subject.someone({ fineGrained, state: 'must-change' })
      expect(await subject.change(must, right, other)).toEqual({ outcome: 'applied' })
    })

    test('refused: locked; wrong old passwords lock as wrong binds do', async () => {
      const person = await subject.someone()
      for (let attempt = 0; attempt < 5; attempt += 1) await subject.change(person, other, 'Third-Passw0rd-3!')
      expect(await subject.session.state(person)).toMatchObject({ locked: true })
      expect(await subject.change(person, right, other)).toEqual({ outcome: 'refused', reason: 'locked' })
    })
  })

  describe('reset', () => {
    const reset = async (person: DirectoryPerson, to: Parameters<DirectorySession['resetPassword']>[1]) =>
      subject.session.resetPassword(person, to, await subject.ticketFor(person))

    test('needs no old password; unlocking is a thing of its own', async () => {
      const person = await subject.someone({ state: 'locked' })
      const newPassword = other
      expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, other)).toBe('locked')
      expect(await subject.session.unlock(person, await subject.ticketFor(person))).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, other)).toBe('right')
    })

    test('takes off the lock in the same write where it is asked to', async () => {
      const person = await subject.someone({ state: 'locked' })
      const refused = await reset(person, { newPassword: 'Ab3!', history: 'where-supported', unlock: true })
      expect(refused).toEqual({ outcome: 'refused', reason: 'too-short' })
      expect(await subject.session.state(person)).toMatchObject({ locked: true })
      const to = { newPassword: other, history: 'where-supported', unlock: true } as const
      expect(await reset(person, to)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toMatchObject({ locked: false })
      expect(await subject.session.verifyPassword(person, other)).toBe('right')
    })

    test('with a change at the next sign-in', async () => {
      const person = await subject.someone()
      const to = { newPassword: other, history: 'where-supported', mustChange: true } as const
      expect(await reset(person, to)).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, other)).toBe('must-change')
    })

    test('heeds the history where the directory can, and says so where it cannot', async () => {
      const person = await subject.someone()
      const reason = subject.harness.historyOnReset ? 'history' : 'history-unsupported'
      expect(await reset(person, { newPassword: right, history: 'enforce' })).toEqual({ outcome: 'refused', reason })
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })

    test.each([
      ['too-short', 'Ab3!'],
      ['too-short', ''],
      ['complexity', 'onlysmallletters'],
    ] as const)('refused: %s', async (reason, newPassword) => {
      const person = await subject.someone()
      expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'refused', reason })
    })

    test('refused: somebody over whom Latchkey has no rights', async () => {
      const person = await subject.someone({ undelegated: true })
      const refused = { outcome: 'refused', reason: 'not-permitted' }
      expect(await reset(person, { newPassword: other, history: 'where-supported' })).toEqual(refused)
      expect(await subject.session.unlock(person, await subject.ticketFor(person))).toEqual(refused)
    })
  })

  describe('settling', () => {
    test('applied, with the new password and without it', async () => {
      const person = await subject.someone()
      const ticket = await subject.ticketFor(person)
      await subject.session.changePassword(person, { password: right, newPassword: other }, ticket)
      expect(await subject.session.settlePassword(person, ticket)).toBe('applied')
      expect(await subject.session.settlePassword(person, ticket, other)).toBe('applied')
    })

    test('applied, where a must-change is followed by a must-change', async () => {
      const person = await subject.someone({ state: 'must-change' })
      const ticket = await subject.ticketFor(person)
      const to = { newPassword: other, history: 'where-supported', mustChange: true } as const
      await subject.session.resetPassword(person, to, ticket)
      expect(await subject.session.settlePassword(person, ticket, other)).toBe('applied')
    })

    test('not applied, when it was refused or never came', async () => {
      const person = await subject.someone()
      const ticket = await subject.ticketFor(person)
      expect(await subject.session.settlePassword(person, ticket)).toBe('not-applied')
      await subject.session.changePassword(person, { password: other, newPassword: 'Third-Passw0rd-3!' }, ticket)
      expect(await subject.session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
    })

    test('not applied, when somebody else set another password meanwhile', async () => {
      const person = await subject.someone()
      const ticket = await subject.ticketFor(person)
      const to = { newPassword: other, history: 'where-supported' } as const
      await subject.session.resetPassword(person, to, await subject.ticketFor(person))
      expect(await subject.session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
    })

    test('unknown, when the controller that would know is away', async () => {
      const person = await subject.someone()
      const ticket = { ...(await subject.ticketFor(person)), controller: 'ldaps://127.0.0.99:636' }
      expect(await subject.session.settlePassword(person, ticket, other)).toBe('unknown')
      expect(await subject.session.changePassword(person, { password: right, newPassword: other }, ticket)).toEqual({
        outcome: 'not-sent',
      })
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })
  })
}
