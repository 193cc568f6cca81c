import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type {
  AccountState,
  Directory,
  DirectoryPerson,
  DirectorySession,
  VerifyResult,
  WriteResult,
} from './directory.ts'

/**
 * What every directory must do, told as examples. A harness makes people in a real directory; nothing is imitated.
 * People of a harness live in one domain with: length 8, history 5, complexity, no minimum age, lockout at 5 for 30 minutes.
 */
export interface ContractHarness {
  directory: Directory
  domain: { name: string; netbiosName: string }
  make(person: ContractPerson): Promise<void>
  /** A name that fits two people, whom it makes. */
  makeAmbiguous(): Promise<string>
  /** How many passwords of this account the directory itself says it has accepted since it was made. */
  passwordsAccepted(account: string): Promise<number>
  /** Whether a reset can heed the history here. */
  historyOnReset: boolean
  close(): Promise<void>
}

export interface ContractPerson {
  account: string
  password: string
  state?:
    | 'active'
    | 'expired'
    | 'must-change'
    | 'locked'
    | 'disabled'
    | 'account-expired'
    | 'logon-hours'
    | 'workstation'
  groups?: readonly string[]
  adminCount?: boolean
  undelegated?: boolean
  fineGrained?: { minLength?: number; minAge?: number; lockoutThreshold?: number; lockoutDuration?: number }
  kind?: 'user' | 'computer' | 'service'
}

const right = 'Right-Passw0rd-1!'
const other = 'Other-Passw0rd-2!'

export function directoryContract(name: string, open: () => Promise<ContractHarness>): void {
  describe(name, () => {
    let harness: ContractHarness
    let session: DirectorySession

    beforeAll(async () => {
      harness = await open()
      session = harness.directory.session({ domain: harness.domain.name })
    }, 120_000)
    afterAll(() => harness?.close())

    let made = 0
    async function someone(of: Omit<ContractPerson, 'account' | 'password'> & { account?: string } = {}) {
      made += 1
      const account = of.account ?? `person.${made}`
      await harness.make({ ...of, account, password: right })
      return found(account)
    }

    async function found(typed: string): Promise<DirectoryPerson> {
      const result = await session.find(typed)
      if (result.found !== 'one') throw new Error(`${typed}: found ${result.found}`)
      return result.person
    }

    async function change(person: DirectoryPerson, password: string, newPassword: string): Promise<WriteResult> {
      const ticket = await ticketFor(person)
      return session.changePassword(person, { password, newPassword }, ticket)
    }

    async function ticketFor(person: DirectoryPerson) {
      const ticket = await session.prepareWrite(person)
      if (ticket === undefined) throw new Error('nobody can be written to')
      return ticket
    }

    describe('finding', () => {
      test('a person by each way of typing the account', async () => {
        const person = await someone({ account: 'ada.lovelace' })
        const { name, netbiosName } = harness.domain
        for (const typed of ['ada.lovelace', 'ADA.Lovelace', `${netbiosName}\\ada.lovelace`, `ada.lovelace@${name}`]) {
          expect(await session.find(typed), typed).toEqual({ found: 'one', person })
        }
        expect(person).toMatchObject({ account: 'ada.lovelace', domain: name, kind: 'user', adminCount: false })
        expect(person.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
        expect(await session.person(person.id)).toEqual(person)
      })

      test('a name with letters of another alphabet', async () => {
        const person = await someone({ account: 'jürgen.çelik' })
        expect(person.account).toBe('jürgen.çelik')
        expect(await session.find('JÜRGEN.ÇELIK')).toMatchObject({ found: 'one' })
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
        expect(await session.find(typed)).toEqual({ found: 'none' })
      })

      test('many, where a name fits two', async () => {
        const typed = await harness.makeAmbiguous()
        expect(await harness.directory.session({}).find(typed)).toEqual({ found: 'many' })
      })

      test.each(['', 'x', '*', '00000000-0000-0000-0000-000000000000'])('no person has the id %j', async (id) => {
        expect(await session.person(id)).toBeUndefined()
      })

      test('nested groups and the primary one, by name and SID', async () => {
        const { groups } = await someone({ groups: ['turners > workshop > everybody at work'] })
        expect(groups).toEqual(expect.arrayContaining(['turners', 'workshop', 'everybody at work', 'domain users']))
        expect(groups.filter((group) => group.startsWith('s-1-5-21-')).length).toBeGreaterThanOrEqual(4)
        expect(groups).toContainEqual(expect.stringMatching(/^s-1-5-21-.*-513$/))
      })

      test('what is protected is told', async () => {
        expect(await someone({ adminCount: true })).toMatchObject({ adminCount: true, kind: 'user' })
        expect(await someone({ account: 'desk-17$', kind: 'computer' })).toMatchObject({ kind: 'computer' })
        expect(await someone({ account: 'backup$', kind: 'service' })).toMatchObject({ kind: 'service' })
        expect(await found('krbtgt')).toMatchObject({ kind: 'service' })
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
        const person = await someone({ state })
        expect(await session.state(person)).toMatchObject({ ...plain, ...expected })
        expect(await session.verifyPassword(person, right)).toBe(afterRight)
        expect(await session.verifyPassword(person, other)).toBe(afterWrong)
      })

      test('when a password expires and when it was set', async () => {
        const active = await session.state(await someone())
        const days = ((active.passwordExpiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000
        expect(days).toBeGreaterThan(30)
        expect(days).toBeLessThan(43)
        expect(active.passwordLastSet).toBeInstanceOf(Date)
        const expired = await session.state(await someone({ state: 'expired' }))
        expect(expired.passwordExpiresAt?.getTime()).toBeLessThan(Date.now())
        expect((await session.state(await someone({ state: 'must-change' }))).passwordExpiresAt).toBeUndefined()
      })

      test('an empty password is wrong and does not count', async () => {
        const person = await someone()
        for (let attempt = 0; attempt < 6; attempt += 1) expect(await session.verifyPassword(person, '')).toBe('wrong')
        expect(await session.verifyPassword(person, right)).toBe('right')
      })

      test('passwords with every kind of character are told right from wrong', async () => {
        const person = await someone()
        const odd = 'Grüße "und" \\ * ( ) 👋 7'
        expect(await change(person, right, odd)).toEqual({ outcome: 'applied' })
        expect(await session.verifyPassword(person, odd)).toBe('right')
        expect(await session.verifyPassword(person, `${odd} `)).toBe('wrong')
      })

      test('five wrong passwords lock, and the end of the lockout is told', async () => {
        const person = await someone()
        for (let attempt = 0; attempt < 5; attempt += 1) await session.verifyPassword(person, other)
        const state = await session.state(person)
        expect(state.locked).toBe(true)
        const minutes = ((state.lockoutEndsAt?.getTime() ?? 0) - Date.now()) / 60_000
        expect(minutes).toBeGreaterThan(28)
        expect(minutes).toBeLessThan(31)
      })

      test('a lockout ends by itself', async () => {
        const person = await someone({ fineGrained: { lockoutThreshold: 2, lockoutDuration: 2000 } })
        for (let attempt = 0; attempt < 2; attempt += 1) await session.verifyPassword(person, other)
        expect(await session.verifyPassword(person, right)).toBe('locked')
        await expect
          .poll(async () => (await session.state(person)).locked, { timeout: 8000, interval: 200 })
          .toBe(false)
        expect(await session.verifyPassword(person, right)).toBe('right')
      })

      test('a bind as nobody touches nobody', async () => {
        await session.verifyNobody('no.such.person', other)
        await session.verifyNobody('*)(uid=*', '')
      })
    })

    describe('password policy', () => {
      test('of the domain', async () => {
        const expected = { source: 'domain', minLength: 8, historyLength: 5, complexity: true, minAge: 0 }
        const policy = await session.passwordPolicy(await someone())
        expect(policy).toMatchObject({ ...expected, maxAge: 42 * 86_400_000, lockoutThreshold: 5 })
        expect(policy).toMatchObject({ lockoutDuration: 1_800_000, observationWindow: 1_800_000 })
        expect(await session.domainPolicy()).toEqual(policy)
      })

      test('the fine-grained one wins', async () => {
        const person = await someone({ fineGrained: { minLength: 20, lockoutThreshold: 3 } })
        const policy = await session.passwordPolicy(person)
        expect(policy).toMatchObject({ source: 'fine-grained', minLength: 20, lockoutThreshold: 3, complexity: true })
        const refused = { outcome: 'refused', reason: 'too-short' }
        expect(await change(person, right, 'Nineteen-Letters-19')).toEqual(refused)
        expect(await change(person, right, 'Twenty-Letters-here-20')).toEqual({ outcome: 'applied' })
      })
    })

    describe('change', () => {
      test('the new password binds, the old one does not, and the directory counts one', async () => {
        const person = await someone()
        const before = await harness.passwordsAccepted(person.account)
        expect(await change(person, right, other)).toEqual({ outcome: 'applied' })
        expect(await session.verifyPassword(person, other)).toBe('right')
        expect(await session.verifyPassword(person, right)).toBe('wrong')
        expect(await harness.passwordsAccepted(person.account)).toBe(before + 1)
      })

      test.each(['expired', 'must-change'] as const)(
        'somebody whose password is %s, who cannot bind',
        async (state) => {
          const person = await someone({ state })
          expect(await change(person, other, 'Third-Passw0rd-3!')).toEqual({
            outcome: 'refused',
            reason: 'wrong-password',
          })
          expect(await change(person, right, other)).toEqual({ outcome: 'applied' })
          expect(await session.verifyPassword(person, other)).toBe('right')
          expect(await session.state(person)).toMatchObject({ passwordExpired: false, mustChange: false })
        },
      )

      test.each([
        ['wrong-password', other, 'Third-Passw0rd-3!'],
        ['wrong-password', '', other],
        ['too-short', right, 'Ab3!'],
        ['too-short', right, ''],
        ['complexity', right, 'onlysmallletters'],
        ['history', right, right],
      ] as const)('refused: %s', async (reason, password, newPassword) => {
        const person = await someone()
        const before = await harness.passwordsAccepted(person.account)
        expect(await change(person, password, newPassword)).toEqual({ outcome: 'refused', reason })
        expect(await harness.passwordsAccepted(person.account)).toBe(before)
        expect(await session.verifyPassword(person, right)).toBe('right')
      })

      test('refused: a password of long ago that the history still holds', async () => {
        const person = await someone()
        expect(await change(person, right, other)).toEqual({ outcome: 'applied' })
        expect(await change(person, other, 'Third-Passw0rd-3!')).toEqual({ outcome: 'applied' })
        const refused = { outcome: 'refused', reason: 'history' }
        expect(await change(person, 'Third-Passw0rd-3!', right)).toEqual(refused)
      })

      test('refused: too young, unless it must be changed', async () => {
        const fineGrained = { minAge: 86_400_000 }
        const young = await someone({ fineGrained })
        // The first change makes it young, wherever it comes from.
        await session.resetPassword(young, { newPassword: other, history: 'where-supported' }, await ticketFor(young))
        const refused = { outcome: 'refused', reason: 'too-young' }
        expect(await change(young, other, 'Third-Passw0rd-3!')).toEqual(refused)
        const must = await someone({ fineGrained, state: 'must-change' })
        expect(await change(must, right, other)).toEqual({ outcome: 'applied' })
      })

      test('refused: locked; wrong old passwords lock as wrong binds do', async () => {
        const person = await someone()
        for (let attempt = 0; attempt < 5; attempt += 1) await change(person, other, 'Third-Passw0rd-3!')
        expect(await session.state(person)).toMatchObject({ locked: true })
        expect(await change(person, right, other)).toEqual({ outcome: 'refused', reason: 'locked' })
      })
    })

    describe('reset', () => {
      const reset = async (person: DirectoryPerson, to: Parameters<DirectorySession['resetPassword']>[1]) =>
        session.resetPassword(person, to, await ticketFor(person))

      test('needs no old password; unlocking is a thing of its own', async () => {
        const person = await someone({ state: 'locked' })
        const newPassword = other
        expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'applied' })
        expect(await session.verifyPassword(person, other)).toBe('locked')
        expect(await session.unlock(person, await ticketFor(person))).toEqual({ outcome: 'applied' })
        expect(await session.verifyPassword(person, other)).toBe('right')
      })

      test('with a change at the next sign-in', async () => {
        const person = await someone()
        const to = { newPassword: other, history: 'where-supported', mustChange: true } as const
        expect(await reset(person, to)).toEqual({ outcome: 'applied' })
        expect(await session.verifyPassword(person, other)).toBe('must-change')
      })

      test('heeds the history where the directory can, and says so where it cannot', async () => {
        const person = await someone()
        const reason = harness.historyOnReset ? 'history' : 'history-unsupported'
        expect(await reset(person, { newPassword: right, history: 'enforce' })).toEqual({ outcome: 'refused', reason })
        expect(await session.verifyPassword(person, right)).toBe('right')
      })

      test.each([
        ['too-short', 'Ab3!'],
        ['too-short', ''],
        ['complexity', 'onlysmallletters'],
      ] as const)('refused: %s', async (reason, newPassword) => {
        const person = await someone()
        expect(await reset(person, { newPassword, history: 'where-supported' })).toEqual({ outcome: 'refused', reason })
      })

      test('refused: somebody over whom Latchkey has no rights', async () => {
        const person = await someone({ undelegated: true })
        const refused = { outcome: 'refused', reason: 'not-permitted' }
        expect(await reset(person, { newPassword: other, history: 'where-supported' })).toEqual(refused)
        expect(await session.unlock(person, await ticketFor(person))).toEqual(refused)
      })
    })

    describe('settling', () => {
      test('applied, with the new password and without it', async () => {
        const person = await someone()
        const ticket = await ticketFor(person)
        await session.changePassword(person, { password: right, newPassword: other }, ticket)
        expect(await session.settlePassword(person, ticket)).toBe('applied')
        expect(await session.settlePassword(person, ticket, other)).toBe('applied')
      })

      test('applied, where a must-change is followed by a must-change', async () => {
        const person = await someone({ state: 'must-change' })
        const ticket = await ticketFor(person)
        const to = { newPassword: other, history: 'where-supported', mustChange: true } as const
        await session.resetPassword(person, to, ticket)
        expect(await session.settlePassword(person, ticket, other)).toBe('applied')
      })

      test('not applied, when it was refused or never came', async () => {
        const person = await someone()
        const ticket = await ticketFor(person)
        expect(await session.settlePassword(person, ticket)).toBe('not-applied')
        await session.changePassword(person, { password: other, newPassword: 'Third-Passw0rd-3!' }, ticket)
        expect(await session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
      })

      test('not applied, when somebody else set another password meanwhile', async () => {
        const person = await someone()
        const ticket = await ticketFor(person)
        const to = { newPassword: other, history: 'where-supported' } as const
        await session.resetPassword(person, to, await ticketFor(person))
        expect(await session.settlePassword(person, ticket, 'Third-Passw0rd-3!')).toBe('not-applied')
      })

      test('unknown, when the controller that would know is away', async () => {
        const person = await someone()
        const ticket = { ...(await ticketFor(person)), controller: 'ldaps://127.0.0.99:636' }
        expect(await session.settlePassword(person, ticket, other)).toBe('unknown')
        expect(await session.changePassword(person, { password: right, newPassword: other }, ticket)).toEqual({
          outcome: 'not-sent',
        })
        expect(await session.verifyPassword(person, right)).toBe('right')
      })
    })
  })
}
