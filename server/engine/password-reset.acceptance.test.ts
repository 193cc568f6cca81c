import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askPasswordResetQuestions } from '../authentication/password-reset.ts'
import { requireNothing } from '../authentication/role-based.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { maxWrongAnswers } from '../factors/questions/question-locks.ts'
import { defaultPolicy } from '../policies/resolve.ts'
import { eachDatabase } from '../store/testing.ts'
import { createSignInWorld, rightAnswer, type SignInWorld } from './testing-identity-sign-ins.ts'

/** Acceptance tests of Identity Manager's *Password reset* and *Password reset (role-based)*; each title begins with the test's id. */

const modules = ['password-reset', 'password-reset-role-based'] as const
const authenticator = 'QER | Person | PasswordResetAuthenticator'

eachDatabase('password reset', (open) => {
  let world: SignInWorld
  let clara: DirectoryPerson
  beforeEach(async () => {
    world = await createSignInWorld(open)
    clara = await world.seedPerson('active.user', { person: { CentralAccount: 'CLARAH' } })
  })
  afterEach(() => world[Symbol.asyncDispose]())

  const ask = (account = 'CLARAH', language = 'en') =>
    askPasswordResetQuestions(world.service(), { account, language, requirement: requireNothing })
  /** Answers to what is asked now; `wrong`: how many of them are wrong. */
  async function answer(module: string, { wrong = 0, account = 'CLARAH' } = {}) {
    const questions = await ask(account)
    const answers = questions.map(({ id }, index) => ({
      question: id,
      answer: index < wrong ? 'something else' : rightAnswer(id),
    }))
    return world.signIn(module, { account, answers })
  }

  describe.each(modules)('%s', (module) => {
    const tryPasscode = (passcode: string, account = 'CLARAH') => world.signIn(module, { account, passcode })

    test('PR-1: central account and passcode sign in, and the passcode is deleted', async () => {
      const [passcode = ''] = await world.issuePasscode(clara)
      const { code, result } = await tryPasscode(` ${passcode} `)
      expect(code).toBe('signed-in')
      expect(result).toMatchObject({ person: { id: clara.id }, facts: { identity: clara.id } })
      expect(await world.hasPasscode(clara)).toBe(false)
    })

    test('PR-2: a used passcode is refused, and of two sign-ins at once one wins', async () => {
      const [passcode = ''] = await world.issuePasscode(clara)
      const both = await Promise.all([tryPasscode(passcode), tryPasscode(passcode)])
      expect(both.map(({ code }) => code).sort()).toEqual(['conflict', 'signed-in'])
      expect((await tryPasscode(passcode)).code).toBe('sign-in-refused')
    })

    test('PR-3: a wrong passcode is refused and counted, and the right one stays', async () => {
      const [passcode = ''] = await world.issuePasscode(clara)
      expect((await tryPasscode('00000000')).code).toBe('sign-in-refused')
      const counters = await world.store.read.selectFrom('Counter').select(['kind', 'failures']).execute()
      expect(counters).toContainEqual({ kind: 'wrong-passcode-unknown', failures: 1 })
      expect(await world.hasPasscode(clara)).toBe(true)
      expect((await tryPasscode(passcode)).code).toBe('signed-in')
    })

    test('PR-4: an expired passcode is refused', async () => {
      const [passcode = ''] = await world.issuePasscode(clara, { minutes: -1 })
      expect((await tryPasscode(passcode)).code).toBe('sign-in-refused')
      expect(await world.hasPasscode(clara)).toBe(false)
    })

    test('PR-5: the right answers to the questions that are asked sign in', async () => {
      await world.registerAnswers(clara, 3)
      expect(await ask()).toHaveLength(2)
      expect((await answer(module)).code).toBe('signed-in')
    })

    test('PR-5: other questions than those that are asked cannot be chosen', async () => {
      await world.registerAnswers(clara, 4)
      const asked = (await ask()).map(({ id }) => id)
      const others = (await world.listQuestions(clara)).filter((id) => !asked.includes(id))
      const answers = others.map((question) => ({ question, answer: rightAnswer(question) }))
      expect((await world.signIn(module, { account: 'CLARAH', answers })).code).toBe('sign-in-refused')
    })

    test('PR-6: with fewer questions than must be registered, right answers are refused', async () => {
      await world.registerAnswers(clara, 2)
      expect(await answer(module)).toMatchObject({ code: 'sign-in-refused', reason: 'too-few-questions' })
    })

    test('PR-7: answered questions are removed where they are invalidated, and kept where they are not', async () => {
      await world.registerAnswers(clara, 3)
      expect((await answer(module)).code).toBe('signed-in')
      expect(await world.listQuestions(clara)).toHaveLength(3)
      await world.set({ [`${authenticator} | InvalidateUsedQuery`]: true })
      const asked = (await ask()).map(({ id }) => id)
      expect((await answer(module)).code).toBe('signed-in')
      const left = await world.listQuestions(clara)
      expect(left).toHaveLength(1)
      for (const id of asked) expect(left).not.toContain(id)
    })

    test('PR-8: one wrong answer is refused without a hint; after the limit the questions are locked until they are unlocked', async () => {
      await world.registerAnswers(clara, 3)
      const before = await ask()
      const first = await answer(module, { wrong: 1 })
      const { result: everything } = await answer(module, { wrong: 2 })
      expect(first.result).toEqual(everything)
      expect(await ask()).toEqual(before)
      // Strangers have five tries an hour; the limit of a question is reached with them.
      for (let tries = 2; tries < maxWrongAnswers; tries++) await answer(module, { wrong: 1 })
      await world.forgetGuesses()
      expect(await answer(module)).toMatchObject({ code: 'sign-in-refused', reason: 'question-locked' })
      await world.store.transaction((tx) => world.services.profiles.forPerson(clara).unlock(tx))
      expect((await answer(module)).code).toBe('signed-in')
    })

    test('PR-8: registering answers again unlocks the questions, too', async () => {
      await world.registerAnswers(clara, 3)
      for (let tries = 0; tries < maxWrongAnswers; tries++) await answer(module, { wrong: 1 })
      await world.forgetGuesses()
      const questions = (await world.listQuestions(clara)).map((question) => ({
        question,
        answer: rightAnswer(question),
      }))
      const profile = world.services.profiles.forPerson(clara)
      await world.store.transaction(
        await profile.change({ answers: { given: questions, requirements: defaultPolicy.questions } }),
      )
      // As old as it must be to suffice alone.
      await world.registerAnswers(clara, 3)
      expect((await answer(module)).code).toBe('signed-in')
    })

    test('PR-9: neither passcode nor questions gives the answer of a wrong passcode', async () => {
      const without = await tryPasscode('00000000')
      await world.issuePasscode(clara)
      const wrong = await tryPasscode('00000000')
      expect(without.result).toEqual(wrong.result)
      expect((await answer(module)).code).toBe(wrong.code)
    })

    test('PR-11, PR-12, PR-13: deactivated is refused, unless the certification status is New', async () => {
      const cases = [
        { IsInActive: true, ApprovalState: 0, code: 'sign-in-refused' },
        { IsInActive: true, ApprovalState: 3, code: 'sign-in-refused' },
        { IsInActive: true, ApprovalState: 1, code: 'signed-in' },
        { IsInActive: false, ApprovalState: 3, code: 'signed-in' },
      ]
      for (const { code, ...person } of cases) {
        await world.changePerson(clara, person)
        const [passcode = ''] = await world.issuePasscode(clara)
        expect([person, (await tryPasscode(passcode)).code]).toEqual([person, code])
        expect(await world.hasPasscode(clara)).toBe(code !== 'signed-in')
      }
    })

    test('PR-14: without a central account and a search table nobody signs in', async () => {
      await world.changePerson(clara, { CentralAccount: null })
      const [passcode = ''] = await world.issuePasscode(clara)
      for (const account of ['CLARAH', 'active.user', clara.id])
        expect((await tryPasscode(passcode, account)).code).toBe('sign-in-refused')
      expect(await world.hasPasscode(clara)).toBe(true)
    })

    test('PR-15: an unknown name gets the answer of a wrong passcode, and the same questions each time', async () => {
      const wrong = await tryPasscode('00000000')
      const unknown = await tryPasscode('00000000', 'NOBODY')
      expect([unknown.code, unknown.result.signedIn]).toEqual([wrong.code, false])
      const questions = await ask('NOBODY')
      expect(questions).toHaveLength(2)
      expect(await ask('nobody')).toEqual(questions)
      expect((await answer(module, { account: 'NOBODY' })).code).toBe('sign-in-refused')
    })

    test('PR-17: of a split passcode neither half opens alone, and both do in either order', async () => {
      const [own = '', manager = ''] = await world.issuePasscode(clara, { split: true })
      for (const half of [own, manager]) expect((await tryPasscode(half)).code).toBe('sign-in-refused')
      expect((await tryPasscode(`${manager} ${own}`)).code).toBe('signed-in')
    })

    test('a security risk may not sign in, unless the parameter allows it', async () => {
      await world.changePerson(clara, { IsSecurityIncident: true })
      const [passcode = ''] = await world.issuePasscode(clara)
      expect(await tryPasscode(passcode)).toMatchObject({ code: 'sign-in-refused', reason: 'security-incident' })
      await world.set({ 'QER | Person | AllowLoginWithSecurityIncident': true })
      expect((await tryPasscode(passcode)).code).toBe('signed-in')
    })

    test('the tries of an account are limited, and an unknown one has as many', async () => {
      const [passcode = ''] = await world.issuePasscode(clara)
      for (const account of ['CLARAH', 'NOBODY']) {
        const codes: string[] = []
        for (let tries = 0; tries < 6; tries++) codes.push((await tryPasscode('00000000', account)).code)
        expect(codes).toEqual([...Array(5).fill('sign-in-refused'), 'too-many-attempts'])
      }
      expect((await tryPasscode(passcode)).code).toBe('too-many-attempts')
      expect(await world.hasPasscode(clara)).toBe(true)
    })

    test('answers that were registered just now do not suffice alone', async () => {
      await world.registerAnswers(clara, 3, new Date())
      expect(await answer(module)).toMatchObject({ code: 'sign-in-refused', reason: 'method-too-new' })
    })

    test('a protected account stays out of the password pages', async () => {
      const person = await world.seedPerson('protected.user')
      const [passcode = ''] = await world.issuePasscode(person)
      expect((await tryPasscode(passcode, 'PROTECTED.USER')).code).toBe('sign-in-refused')
    })

    test('answers are refused where they are not offered', async () => {
      await world.registerAnswers(clara, 3)
      await world.set({ EnablePasswordProfileLogin: false })
      expect((await answer(module)).code).toBe('sign-in-refused')
    })
  })

  describe('application roles', () => {
    test('RB-1: without an application role the role-based module refuses, and the passcode stays', async () => {
      const person = await world.seedPerson('contractor.user', { roles: [] })
      const [passcode = ''] = await world.issuePasscode(person)
      const refused = await world.signIn('password-reset-role-based', { account: 'CONTRACTOR.USER', passcode })
      expect(refused).toMatchObject({ code: 'sign-in-refused', reason: 'no-application-role' })
      expect(await world.hasPasscode(person)).toBe(true)
      expect((await world.signIn('password-reset', { account: 'CONTRACTOR.USER', passcode })).code).toBe('signed-in')
    })
  })
})
