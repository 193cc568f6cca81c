import { describe, expect, test } from 'vitest'
import { type ContractPerson, other, right, type Subject } from './directory.contract.ts'
import type { AccountState, VerifyResult } from './directory.ts'

/** Part of `directory.contract.ts`: what is asked of a directory. */
export function readingContract(subject: Subject): void {
  describe('finding', () => {
    test('a person by each way of typing the account', async () => {
      const person = await subject.someone({ account: 'ada.lovelace' })
      const { name, netbiosName } = subject.harness.domain
      for (const typed of ['ada.lovelace', 'ADA.Lovelace', `${netbiosName}\\ada.lovelace`, `ada.lovelace@${name}`]) {
        expect(await subject.session.find(typed), typed).toEqual({ found: 'one', person })
      }
      expect(person).toMatchObject({ account: 'ada.lovelace', domain: name, kind: 'user', adminCount: false })
      expect(person.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(await subject.session.person(person.id)).toEqual(person)
    })

    test('a name with letters of another alphabet', async () => {
      const person = await subject.someone({ account: 'jürgen.çelik' })
      expect(person.account).toBe('jürgen.çelik')
      expect(await subject.session.find('JÜRGEN.ÇELIK')).toMatchObject({ found: 'one' })
    })

    test.each([
      ['nobody has it', 'no.such.person'],
      ['empty', ''],
      ['a star', '*'],
      ['filter syntax', '*)(uid=*'],
      ['a filter in a domain name', 'CORP\\*)(objectClass=*'],
      ['a NUL', 'ada.lovelace\0'],
      ['a control character', 'ada\u0007lovelace'],
      ['a line break', 'ada.lovelace\r\n'],
      ['5000 characters', 'a'.repeat(5000)],
      ['a space at the end', 'ada.lovelace '],
      ['half a character', 'ada\ud800'],
      ['another domain', 'ELSEWHERE\\ada.lovelace'],
      ['another principal', 'ada.lovelace@elsewhere.example'],
      ['an escape', '\\2a'],
    ])('nobody, where the name is hostile or unknown: %s', async (_what, typed) => {
      expect(await subject.session.find(typed)).toEqual({ found: 'none' })
    })

    test('many, where a name fits two', async () => {
      const typed = await subject.harness.makeAmbiguous()
      expect(await subject.harness.directory.session({}).find(typed)).toEqual({ found: 'many' })
    })

    test.each(['', 'x', '*', '00000000-0000-0000-0000-000000000000'])('no person has the id %j', async (id) => {
      expect(await subject.session.person(id)).toBeUndefined()
    })

    test('nested groups and the primary one, by name and SID', async () => {
      const { groups } = await subject.someone({ groups: ['turners > workshop > everybody at work'] })
      expect(groups).toEqual(expect.arrayContaining(['turners', 'workshop', 'everybody at work', 'domain users']))
      expect(groups.filter((group) => group.startsWith('s-1-5-21-')).length).toBeGreaterThanOrEqual(4)
      expect(groups).toContainEqual(expect.stringMatching(/^s-1-5-21-.*-513$/))
    })

    test('what is protected is told', async () => {
      expect(await subject.someone({ adminCount: true })).toMatchObject({ adminCount: true, kind: 'user' })
      expect(await subject.someone({ account: 'desk-17$', kind: 'computer' })).toMatchObject({ kind: 'computer' })
      expect(await subject.someone({ account: 'backup$', kind: 'service' })).toMatchObject({ kind: 'service' })
      expect(await subject.found('krbtgt')).toMatchObject({ kind: 'service' })
    })
  })

  describe('state', () => {
    const plain = { locked: false, passwordExpired: false, mustChange: false, disabled: false, accountExpired: false }
    const states: [NonNullable<ContractPerson['state']>, Partial<AccountState>, VerifyResult, VerifyResult][] = [
      ['active', {}, 'right', 'wrong'],
      ['expired', { passwordExpired: true }, 'expired', 'wrong'],
      ['must-change', { mustChange: true }, 'must-change', 'wrong'],
      ['locked', { locked: true }, 'locked', 'locked'],
      ['disabled', { disabled: true }, 'disabled', 'wrong'],
      ['account-expired', { accountExpired: true }, 'account-expired', 'wrong'],
      ['logon-hours', {}, 'logon-hours', 'wrong'],
      ['workstation', {}, 'workstation', 'wrong'],
    ]

    test.each(states)('%s', async (state, expected, afterRight, afterWrong) => {
      const person = await subject.someone({ state })
      expect(await subject.session.state(person)).toMatchObject({ ...plain, ...expected })
      expect(await subject.session.verifyPassword(person, right)).toBe(afterRight)
      expect(await subject.session.verifyPassword(person, other)).toBe(afterWrong)
    })

    test('when a password expires and when it was set', async () => {
      const active = await subject.session.state(await subject.someone())
      const days = ((active.passwordExpiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000
      expect(days).toBeGreaterThan(30)
      expect(days).toBeLessThan(43)
      expect(active.passwordLastSet).toBeInstanceOf(Date)
      const expired = await subject.session.state(await subject.someone({ state: 'expired' }))
      expect(expired.passwordExpiresAt?.getTime()).toBeLessThan(Date.now())
      expect(
        (await subject.session.state(await subject.someone({ state: 'must-change' }))).passwordExpiresAt,
      ).toBeUndefined()
    })

    test('an empty password is wrong and does not count', async () => {
      const person = await subject.someone()
      for (let attempt = 0; attempt < 6; attempt += 1)
        expect(await subject.session.verifyPassword(person, '')).toBe('wrong')
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })

    test('passwords with every kind of character are told right from wrong', async () => {
      const person = await subject.someone()
      const odd = 'Grüße "und" \\ * ( ) 👋 7'
      expect(await subject.change(person, right, odd)).toEqual({ outcome: 'applied' })
      expect(await subject.session.verifyPassword(person, odd)).toBe('right')
      expect(await subject.session.verifyPassword(person, `${odd} `)).toBe('wrong')
    })

    test('five wrong passwords lock, and the end of the lockout is told', async () => {
      const person = await subject.someone()
      for (let attempt = 0; attempt < 5; attempt += 1) await subject.session.verifyPassword(person, other)
      const state = await subject.session.state(person)
      expect(state.locked).toBe(true)
      const minutes = ((state.lockoutEndsAt?.getTime() ?? 0) - Date.now()) / 60_000
      expect(minutes).toBeGreaterThan(28)
      expect(minutes).toBeLessThan(31)
    })

    test('a lockout ends by itself', async () => {
      const person = await subject.someone({ fineGrained: { lockoutThreshold: 2, lockoutDuration: 2000 } })
      for (let attempt = 0; attempt < 2; attempt += 1) await subject.session.verifyPassword(person, other)
      expect(await subject.session.verifyPassword(person, right)).toBe('locked')
      await expect
        .poll(async () => (await subject.session.state(person)).locked, { timeout: 8000, interval: 200 })
        .toBe(false)
      expect(await subject.session.verifyPassword(person, right)).toBe('right')
    })

    test('a bind as nobody touches nobody', async () => {
      await subject.session.verifyNobody('no.such.person', other)
      await subject.session.verifyNobody('*)(uid=*', '')
    })
  })

  describe('password policy', () => {
    test('of the domain', async () => {
      const expected = { source: 'domain', minLength: 8, historyLength: 5, complexity: true, minAge: 0 }
      const policy = await subject.session.passwordPolicy(await subject.someone())
      expect(policy).toMatchObject({ ...expected, maxAge: 42 * 86_400_000, lockoutThreshold: 5 })
      expect(policy).toMatchObject({ lockoutDuration: 1_800_000, observationWindow: 1_800_000 })
      expect(await subject.session.domainPolicy()).toEqual(policy)
    })

    test('the fine-grained one wins', async () => {
      const person = await subject.someone({ fineGrained: { minLength: 20, lockoutThreshold: 3 } })
      const policy = await subject.session.passwordPolicy(person)
      expect(policy).toMatchObject({ source: 'fine-grained', minLength: 20, lockoutThreshold: 3, complexity: true })
      const refused = { outcome: 'refused', reason: 'too-short' }
      expect(await subject.change(person, right, 'Nineteen-Letters-19')).toEqual(refused)
      expect(await subject.change(person, right, 'Twenty-Letters-here-20')).toEqual({ outcome: 'applied' })
    })
  })
}
