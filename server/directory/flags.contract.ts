import { describe, expect, test } from 'vitest'
import { other, right, type Subject } from './directory.contract.ts'
import type { DirectoryPerson } from './directory.ts'

/** Part of `directory.contract.ts`: accounts that are enabled, and passwords that must be changed. */
export function flagsContract(subject: Subject): void {
  const enable = async (person: DirectoryPerson) => subject.session.enable(person, await subject.ticketFor(person))
  const setMustChange = async (person: DirectoryPerson) =>
    subject.session.setMustChange(person, await subject.ticketFor(person))

  describe('enable', () => {
    test('a disabled account signs in again with the password that it had', async () => {
      const person = await subject.someone({ state: 'disabled' })
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toMatchObject({ disabled: false, mustChange: false })
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })

    test('nothing else is touched: a password that never expires goes on doing so', async () => {
      const person = await subject.someone({ state: 'disabled', passwordNeverExpires: true })
      const before = await subject.session.state(person)
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toEqual({ ...before, disabled: false })
      expect(before.passwordExpiresAt).toBeUndefined()
    })

    test('one that is enabled stays as it is', async () => {
      const person = await subject.someone()
      const before = await subject.session.state(person)
      expect(await enable(person)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toEqual(before)
    })

    test('two at once: both find it enabled, and neither undoes anything', async () => {
      const person = await subject.someone({ state: 'disabled', passwordNeverExpires: true })
      const tickets = await Promise.all([subject.ticketFor(person), subject.ticketFor(person)])
      const results = await Promise.all(tickets.map((ticket) => subject.session.enable(person, ticket)))
      expect(results).toEqual([{ outcome: 'applied' }, { outcome: 'applied' }])
      expect(await subject.session.state(person)).toMatchObject({ disabled: false, passwordExpiresAt: undefined })
    })
  })

  describe('a change at the next sign-in', () => {
    test('is asked for from then on, and is over with the change', async () => {
      const person = await subject.someone()
      expect(await setMustChange(person)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toMatchObject({ mustChange: true, passwordExpired: false })
      expect(await subject.session.verifyPassword(person, right)).toBe('must-change')
      expect(await subject.change(person, right, other)).toEqual({ outcome: 'applied' })
      expect(await subject.session.state(person)).toMatchObject({ mustChange: false })
    })

    test('refused where the password never expires, since nobody would be asked', async () => {
      const person = await subject.someone({ passwordNeverExpires: true })
      expect(await setMustChange(person)).toEqual({ outcome: 'refused', reason: 'password-never-expires' })
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })
  })

  test.each([
    ['enable', enable],
    ['must-change', setMustChange],
  ])('%s is refused for somebody over whom Latchkey has no rights, and for who is not there', async (_, write) => {
    const person = await subject.someone({ undelegated: true, state: 'disabled' })
    expect(await write(person)).toEqual({ outcome: 'refused', reason: 'not-permitted' })
    expect(await subject.session.state(person)).toMatchObject({ disabled: true, mustChange: false })
    const ticket = await subject.ticketFor(person)
    const nobody = { ...person, id: '00000000-0000-4000-8000-000000000000' }
    const send = write === enable ? subject.session.enable : subject.session.setMustChange
    expect(await send(nobody, ticket)).toEqual({ outcome: 'refused', reason: 'missing' })
    const elsewhere = { ...ticket, controller: 'ldaps://127.0.0.99:636' }
    expect(await send(person, elsewhere)).toEqual({ outcome: 'not-sent' })
  })
}
