import { describe, expect, test } from 'vitest'
import { type ContractContext, otherPassword, rightPassword } from './contract-context.ts'
import type { DirectoryPerson, DirectorySession } from './directory.ts'

/** Part of `directory.contract.ts`: what a directory is told to do, and whether it did. */
export function writingContract(context: ContractContext): void {
  describe('change', () => {
    test('after a change the new password binds, the old one does not, and the directory has counted one change', async () => {
      const person = await context.createPerson()
      const before = await context.harness.passwordsAccepted(person.account)
      expect(await context.changePassword(person, rightPassword, otherPassword)).toEqual({ outcome: 'applied' })
      expect(await context.session.verifyPassword(person, otherPassword)).toBe('right')
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('wrong')
      expect(await context.harness.passwordsAccepted(person.account)).toBe(before + 1)
    })

    test.each(['expired', 'must-change'] as const)(
      'a person whose password is %s can change it without a bind',
      async (state) => {
        const person = await context.createPerson({ state })
        expect(await context.changePassword(person, otherPassword, 'Third-Passw0rd-3!')).toEqual({
          outcome: 'refused',
          reason: 'wrong-password',
        })
        expect(await context.changePassword(person, rightPassword, otherPassword)).toEqual({ outcome: 'applied' })
        expect(await context.session.verifyPassword(person, otherPassword)).toBe('right')
        expect(await context.session.readState(person)).toMatchObject({ passwordExpired: false, mustChange: false })
      },
    )

    test.each([
      ['wrong-password', otherPassword, 'Third-Passw0rd-3!'],
      ['wrong-password', '', otherPassword],
      ['too-short', rightPassword, 'Ab3!'],
      ['too-short', rightPassword, ''],
      ['complexity', rightPassword, 'onlysmallletters'],
      ['history', rightPassword, rightPassword],
    ] as const)('refused: %s', async (reason, password, newPassword) => {
      const person = await context.createPerson()
      const before = await context.harness.passwordsAccepted(person.account)
      expect(await context.changePassword(person, password, newPassword)).toEqual({ outcome: 'refused', reason })
      expect(await context.harness.passwordsAccepted(person.account)).toBe(before)
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })

    test('refused: an old password that is still in the history', async () => {
      const person = await context.createPerson()
      expect(await context.changePassword(person, rightPassword, otherPassword)).toEqual({ outcome: 'applied' })
      expect(await context.changePassword(person, otherPassword, 'Third-Passw0rd-3!')).toEqual({ outcome: 'applied' })
      const refused = { outcome: 'refused', reason: 'history' }
      expect(await context.changePassword(person, 'Third-Passw0rd-3!', rightPassword)).toEqual(refused)
    })

    test('refused: too young, unless it must be changed', async () => {
      const fineGrainedPolicy = { minAge: 86_400_000 }
      const young = await context.createPerson({ fineGrainedPolicy })
      // The first change makes it young, wherever it comes from.
      await context.session.resetPassword(
        young,
        { newPassword: otherPassword, history: 'where-supported' },
        await context.prepareWrite(young),
      )
      const refused = { outcome: 'refused', reason: 'too-young' }
      expect(await context.changePassword(young, otherPassword, 'Third-Passw0rd-3!')).toEqual(refused)
      const must = await context.createPerson({ fineGrainedPolicy, state: 'must-change' })
      expect(await context.changePassword(must, rightPassword, otherPassword)).toEqual({ outcome: 'applied' })
    })

    test('refused: locked; wrong old passwords lock the account as wrong binds do', async () => {
      const person = await context.createPerson()
      for (let attempt = 0; attempt < 5; attempt += 1)
        await context.changePassword(person, otherPassword, 'Third-Passw0rd-3!')
      expect(await context.session.readState(person)).toMatchObject({ locked: true })
      expect(await context.changePassword(person, rightPassword, otherPassword)).toEqual({
        outcome: 'refused',
        reason: 'locked',
      })
    })
  })

  describe('reset', () => {
    const reset = async (person: DirectoryPerson, to: Parameters<DirectorySession['resetPassword']>[1]) =>
      context.session.resetPassword(person, to, await context.prepareWrite(person))

    test('needs no old password and does not unlock the account', async () => {
      const person = await context.createPerson({ state: 'locked' })
      const newPassword = otherPassword
      expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'applied' })
      expect(await context.session.verifyPassword(person, otherPassword)).toBe('locked')
      expect(await context.session.unlock(person, await context.prepareWrite(person))).toEqual({ outcome: 'applied' })
      expect(await context.session.verifyPassword(person, otherPassword)).toBe('right')
    })

    test('unlocks the account in the same write if requested', async () => {
      const person = await context.createPerson({ state: 'locked' })
      const refused = await reset(person, { newPassword: 'Ab3!', history: 'where-supported', unlock: true })
      expect(refused).toEqual({ outcome: 'refused', reason: 'too-short' })
      expect(await context.session.readState(person)).toMatchObject({ locked: true })
      const to = { newPassword: otherPassword, history: 'where-supported', unlock: true } as const
      expect(await reset(person, to)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toMatchObject({ locked: false })
      expect(await context.session.verifyPassword(person, otherPassword)).toBe('right')
    })

    test('can require a change at the next sign-in', async () => {
      const person = await context.createPerson()
      const to = { newPassword: otherPassword, history: 'where-supported', mustChange: true } as const
      expect(await reset(person, to)).toEqual({ outcome: 'applied' })
      expect(await context.session.verifyPassword(person, otherPassword)).toBe('must-change')
    })

    test('enforces the history if the directory can, and is refused otherwise', async () => {
      const person = await context.createPerson()
      const reason = context.harness.historyOnReset ? 'history' : 'history-unsupported'
      expect(await reset(person, { newPassword: rightPassword, history: 'enforce' })).toEqual({
        outcome: 'refused',
        reason,
      })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })

    test.each([
      ['too-short', 'Ab3!'],
      ['too-short', ''],
      ['complexity', 'onlysmallletters'],
    ] as const)('refused: %s', async (reason, newPassword) => {
      const person = await context.createPerson()
      expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'refused', reason })
    })

    test('refused: a person over whom Latchkey has no rights', async () => {
      const person = await context.createPerson({ undelegated: true })
      const refused = { outcome: 'refused', reason: 'not-permitted' }
      expect(await reset(person, { newPassword: otherPassword, history: 'where-supported' })).toEqual(refused)
      expect(await context.session.unlock(person, await context.prepareWrite(person))).toEqual(refused)
    })
  })

  describe('settling', () => {
    test('a write that happened is applied, with and without the new password', async () => {
      const person = await context.createPerson()
      const ticket = await context.prepareWrite(person)
      await context.session.changePassword(person, { password: rightPassword, newPassword: otherPassword }, ticket)
      expect(await context.session.settlePassword(person, ticket)).toBe('applied')
      expect(await context.session.settlePassword(person, ticket, otherPassword)).toBe('applied')
    })

    test('a reset from must-change to must-change is applied', async () => {
      const person = await context.createPerson({ state: 'must-change' })
      const ticket = await context.prepareWrite(person)
      const to = { newPassword: otherPassword, history: 'where-supported', mustChange: true } as const
      await context.session.resetPassword(person, to, ticket)
      expect(await context.session.settlePassword(person, ticket, otherPassword)).toBe('applied')
    })

    test('a write that was refused or never sent is not applied', async () => {
      const person = await context.createPerson()
      const ticket = await context.prepareWrite(person)
      expect(await context.session.settlePassword(person, ticket)).toBe('not-applied')
      await context.session.changePassword(
        person,
        { password: otherPassword, newPassword: 'Third-Passw0rd-3!' },
        ticket,
      )
      expect(await context.session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
    })

    test('after someone else has set another password, the write is not applied', async () => {
      const person = await context.createPerson()
      const ticket = await context.prepareWrite(person)
      const to = { newPassword: otherPassword, history: 'where-supported' } as const
      await context.session.resetPassword(person, to, await context.prepareWrite(person))
      expect(await context.session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
    })

    test('while the controller that could know is unreachable, the outcome is unknown', async () => {
      const person = await context.createPerson()
      const ticket = { ...(await context.prepareWrite(person)), controller: 'ldaps://127.0.0.99:636' }
      expect(await context.session.settlePassword(person, ticket, otherPassword)).toBe('unknown')
      expect(
        await context.session.changePassword(person, { password: rightPassword, newPassword: otherPassword }, ticket),
      ).toEqual({ outcome: 'not-sent' })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })
  })
}
