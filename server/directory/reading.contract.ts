import { describe, expect, test } from 'vitest'
import { type ContractContext, type ContractPerson, otherPassword, rightPassword } from './contract-context.ts'
import type { AccountState, VerifyResult } from './directory.ts'

/** Part of `directory.contract.ts`: what is asked of a directory. */
export function readingContract(context: ContractContext): void {
  describe('finding', () => {
    test('a person is found however the account is typed', async () => {
      const person = await context.createPerson({ account: 'ada.lovelace' })
      const { name, netbiosName } = context.harness.domain
      for (const typed of ['ada.lovelace', 'ADA.Lovelace', `${netbiosName}\\ada.lovelace`, `ada.lovelace@${name}`]) {
        expect(await context.session.find(typed), typed).toEqual({ found: 'one', person })
      }
      expect(person).toMatchObject({ account: 'ada.lovelace', domain: name, kind: 'user', adminCount: false })
      expect(person.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(await context.session.findById(person.id)).toEqual(person)
    })

    test('a name with letters of another alphabet is found', async () => {
      const person = await context.createPerson({ account: 'jürgen.çelik' })
      expect(person.account).toBe('jürgen.çelik')
      expect(await context.session.find('JÜRGEN.ÇELIK')).toMatchObject({ found: 'one' })
    })

    test.each([
      ['unused', 'no.such.person'],
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
    ])('finds no one where the name is hostile or unknown: %s', async (_what, typed) => {
      expect(await context.session.find(typed)).toEqual({ found: 'none' })
    })

    test('a mail address finds its person, in any case', async () => {
      const person = await context.createPerson({ account: 'x77', mail: 'first.last@example.test' })
      for (const typed of ['first.last@example.test', 'First.Last@EXAMPLE.test'])
        expect(await context.session.find(typed)).toEqual({ found: 'one', person })
      for (const typed of ['first.last', 'last@example.test', 'CORP\\first.last@example.test'])
        expect(await context.session.find(typed), typed).toEqual({ found: 'none' })
    })

    test('of two people, a name to sign in with comes before a mail address', async () => {
      const mail = 'shared.name@elsewhere.test'
      await context.createPerson({ account: 'only.mail', mail })
      const person = await context.createPerson({ account: 'real.principal', userPrincipalName: mail })
      expect(await context.session.find(mail)).toEqual({ found: 'one', person })
    })

    test('a mail address of two people is ambiguous', async () => {
      const mail = 'reception@example.test'
      await context.createPerson({ account: 'morning.shift', mail })
      await context.createPerson({ account: 'evening.shift', mail })
      expect(await context.session.find(mail)).toEqual({ found: 'many' })
    })

    test('a principal name that was given to one person is not the account name of another', async () => {
      const { name, netbiosName } = context.harness.domain
      // The name that b.smith's own account name would give.
      const person = await context.createPerson({
        account: 'a.smith',
        userPrincipalName: `b.smith@${netbiosName.toLowerCase()}`,
      })
      const namesake = await context.createPerson({ account: 'b.smith' })
      expect(await context.session.find(`b.smith@${netbiosName}`)).toEqual({ found: 'one', person })
      expect(await context.session.find('b.smith')).toEqual({ found: 'one', person: namesake })
      expect(await context.session.find(`b.smith@${name}`)).toEqual({ found: 'one', person: namesake })
    })

    test('a name that fits two people is ambiguous', async () => {
      const typed = await context.harness.createAmbiguous()
      expect(await context.harness.directory.openSession({}).find(typed)).toEqual({ found: 'many' })
    })

    test.each(['', 'x', '*', '00000000-0000-0000-0000-000000000000'])('no person has the id %j', async (id) => {
      expect(await context.session.findById(id)).toBeUndefined()
    })

    test('nested groups and the primary one are listed by name and SID', async () => {
      const { groups } = await context.createPerson({ groups: ['turners > workshop > everybody at work'] })
      expect(groups).toEqual(expect.arrayContaining(['turners', 'workshop', 'everybody at work', 'domain users']))
      expect(groups.filter((group) => group.startsWith('s-1-5-21-')).length).toBeGreaterThanOrEqual(4)
      expect(groups).toContainEqual(expect.stringMatching(/^s-1-5-21-.*-513$/))
    })

    test('one read gives the person and the account’s state', async () => {
      const { id } = await context.createPerson({ state: 'disabled', groups: ['millers'] })
      const person = await context.session.findById(id)
      const state = person && (await context.session.readState(person))
      expect(state?.disabled).toBe(true)
      expect(await context.session.findByIdWithState(id)).toEqual({ person, state })
      expect(await context.session.findByIdWithState('00000000-0000-0000-0000-000000000000')).toBeUndefined()
    })

    test('attributes of protected accounts are reported', async () => {
      expect(await context.createPerson({ adminCount: true })).toMatchObject({ adminCount: true, kind: 'user' })
      expect(await context.createPerson({ account: 'desk-17$', kind: 'computer' })).toMatchObject({ kind: 'computer' })
      expect(await context.createPerson({ account: 'backup$', kind: 'service' })).toMatchObject({ kind: 'service' })
      expect(await context.findPerson('krbtgt')).toMatchObject({ kind: 'service' })
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
      const person = await context.createPerson({ state })
      expect(await context.session.readState(person)).toMatchObject({ ...plain, ...expected })
      expect(await context.session.verifyPassword(person, rightPassword)).toBe(afterRight)
      expect(await context.session.verifyPassword(person, otherPassword)).toBe(afterWrong)
    })

    test('the state contains when a password expires and when it was set', async () => {
      const active = await context.session.readState(await context.createPerson())
      const days = ((active.passwordExpiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000
      expect(days).toBeGreaterThan(30)
      expect(days).toBeLessThan(43)
      expect(active.passwordLastSet).toBeInstanceOf(Date)
      const expired = await context.session.readState(await context.createPerson({ state: 'expired' }))
      expect(expired.passwordExpiresAt?.getTime()).toBeLessThan(Date.now())
      expect(
        (await context.session.readState(await context.createPerson({ state: 'must-change' }))).passwordExpiresAt,
      ).toBeUndefined()
    })

    test('an empty password is wrong and is not counted', async () => {
      const person = await context.createPerson()
      for (let attempt = 0; attempt < 6; attempt += 1)
        expect(await context.session.verifyPassword(person, '')).toBe('wrong')
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })

    test('passwords with every kind of character are verified', async () => {
      const person = await context.createPerson()
      const odd = 'Grüße "und" \\ * ( ) 👋 7'
      expect(await context.changePassword(person, rightPassword, odd)).toEqual({ outcome: 'applied' })
      expect(await context.session.verifyPassword(person, odd)).toBe('right')
      expect(await context.session.verifyPassword(person, `${odd} `)).toBe('wrong')
    })

    test('five wrong passwords lock the account, and the end of the lockout is reported', async () => {
      const person = await context.createPerson()
      for (let attempt = 0; attempt < 5; attempt += 1) await context.session.verifyPassword(person, otherPassword)
      const state = await context.session.readState(person)
      expect(state.locked).toBe(true)
      const minutes = ((state.lockoutEndsAt?.getTime() ?? 0) - Date.now()) / 60_000
      expect(minutes).toBeGreaterThan(28)
      expect(minutes).toBeLessThan(31)
    })

    test('a lockout ends by itself', async () => {
      const person = await context.createPerson({ fineGrainedPolicy: { lockoutThreshold: 2, lockoutDuration: 2000 } })
      for (let attempt = 0; attempt < 2; attempt += 1) await context.session.verifyPassword(person, otherPassword)
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('locked')
      // As a later request asks: a session asks nothing twice that it knows.
      const isLocked = async () => (await context.harness.directory.openSession({}).readState(person)).locked
      await expect.poll(isLocked, { timeout: 8000, interval: 200 }).toBe(false)
      expect(await context.session.verifyPassword(person, rightPassword)).toBe('right')
    })

    test('a decoy bind changes no account', async () => {
      await context.session.verifyDecoy('no.such.person', otherPassword)
      await context.session.verifyDecoy('*)(uid=*', '')
    })
  })

  describe('password policy', () => {
    test("the domain's policy applies without a fine-grained one", async () => {
      const expected = { source: 'domain', minLength: 8, historyLength: 5, complexity: true, minAge: 0 }
      const policy = await context.session.readPasswordPolicy(await context.createPerson())
      expect(policy).toMatchObject({ ...expected, maxAge: 42 * 86_400_000, lockoutThreshold: 5 })
      expect(policy).toMatchObject({ lockoutDuration: 1_800_000, observationWindow: 1_800_000 })
      expect(await context.session.readDomainPolicy()).toEqual(policy)
    })

    test('L1: the strictest lockout is that of the strictest policy, no matter to whom it applies', async () => {
      await context.createPerson({ fineGrainedPolicy: { lockoutThreshold: 2, lockoutDuration: 2000 } })
      await context.createPerson({ fineGrainedPolicy: { lockoutThreshold: 0 } })
      const { domain } = await context.createPerson()
      expect(await context.session.readStrictestLockout(domain)).toEqual({
        lockoutThreshold: 2,
        observationWindow: 1_800_000,
      })
    })

    test('a fine-grained policy takes precedence', async () => {
      const person = await context.createPerson({ fineGrainedPolicy: { minLength: 20, lockoutThreshold: 3 } })
      const policy = await context.session.readPasswordPolicy(person)
      expect(policy).toMatchObject({ source: 'fine-grained', minLength: 20, lockoutThreshold: 3, complexity: true })
      const refused = { outcome: 'refused', reason: 'too-short' }
      expect(await context.changePassword(person, rightPassword, 'Nineteen-Letters-19')).toEqual(refused)
      expect(await context.changePassword(person, rightPassword, 'Twenty-Letters-here-20')).toEqual({
        outcome: 'applied',
      })
    })
  })
}
