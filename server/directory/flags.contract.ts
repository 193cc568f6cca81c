import { describe, expect, test } from 'vitest'
import { type ContractContext, otherPassword, rightPassword } from './contract-context.ts'
import type { DirectoryPerson } from './directory.ts'

/** Part of `directory.contract.ts`: accounts that are enabled, and passwords that must be changed. */
export function flagsContract(context: ContractContext): void {
  const enable = async (person: DirectoryPerson) => context.session.enable(person, await context.prepareWrite(person))
  const setMustChange = async (person: DirectoryPerson) =>
    context.session.setMustChange(person, await context.prepareWrite(person))

  describe('enable', () => {
    test('an enabled account can sign in with its previous password', async () => {
      const person = await context.createPerson({ state: 'disabled' })
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toMatchObject({ disabled: false, mustChange: false })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })

    test('enabling changes nothing else: a password that never expires stays so', async () => {
      const person = await context.createPerson({ state: 'disabled', passwordNeverExpires: true })
      const before = await context.session.readState(person)
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toEqual({ ...before, disabled: false })
      expect(before.passwordExpiresAt).toBeUndefined()
    })

    test('enabling an enabled account changes nothing', async () => {
      const person = await context.createPerson()
      const before = await context.session.readState(person)
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toEqual(before)
    })

    test('if two sessions enable an account at once, both succeed and nothing else changes', async () => {
      const person = await context.createPerson({ state: 'disabled', passwordNeverExpires: true })
      const tickets = await Promise.all([context.prepareWrite(person), context.prepareWrite(person)])
      const results = await Promise.all(tickets.map((ticket) => context.session.enable(person, ticket)))
      expect(results).toEqual([{ outcome: 'applied' }, { outcome: 'applied' }])
      expect(await context.session.readState(person)).toMatchObject({ disabled: false, passwordExpiresAt: undefined })
    })
  })

  describe('a required change at the next sign-in', () => {
    test('applies until the password is changed', async () => {
      const person = await context.createPerson()
      expect(await setMustChange(person)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toMatchObject({ mustChange: true, passwordExpired: false })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('must-change')
      expect(await context.changePassword(person, rightPassword, otherPassword)).toEqual({ outcome: 'applied' })
      expect(await context.session.readState(person)).toMatchObject({ mustChange: false })
    })

    test('is refused if the password never expires, since the directory would not ask for it', async () => {
      const person = await context.createPerson({ passwordNeverExpires: true })
      expect(await setMustChange(person)).toEqual({ outcome: 'refused', reason: 'password-never-expires' })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })
  })

  test.each([
    ['enable', enable],
    ['must-change', setMustChange],
  ])('%s is refused for a person over whom Latchkey has no rights, and for a missing one', async (_, write) => {
    const person = await context.createPerson({ undelegated: true, state: 'disabled' })
    expect(await write(person)).toEqual({ outcome: 'refused', reason: 'not-permitted' })
    expect(await context.session.readState(person)).toMatchObject({ disabled: true, mustChange: false })
    const ticket = await context.prepareWrite(person)
    const missing = { ...person, id: '00000000-0000-4000-8000-000000000000' }
    const send = write === enable ? context.session.enable : context.session.setMustChange
    expect(await send(missing, ticket)).toEqual({ outcome: 'refused', reason: 'missing' })
    const elsewhere = { ...ticket, controller: 'ldaps://127.0.0.99:636' }
    expect(await send(person, elsewhere)).toEqual({ outcome: 'not-sent' })
  })
}
