import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { factors } from '../factors/index.ts'
import { changeSignedRows } from '../store/testing-signed.ts'
import type { GivenAnswer, Profile } from './profile.ts'
import { createProfiles } from './profiles.ts'
import type { QuestionRequirements } from './question-requirements.ts'
import { createProfileHarness, answers as given, type ProfileHarness, requirements, ruth } from './testing.ts'

let registry: ProfileHarness
let profile: Profile
beforeEach(async () => {
  registry = await createProfileHarness()
  profile = registry.profiles.forPerson(ruth)
})
afterEach(() => registry[Symbol.asyncDispose]())

const own = { question: 'own-1', text: ' Who taught me\n to whistle? ', answer: 'Aunt Ada' }
const club = { question: 'club', answer: 'Norwich City' }
const mixed: QuestionRequirements = {
  ...requirements,
  language: 'de',
  questions: [
    { id: 'first-school', kind: 'mandatory', text: 'Wie hieß Ihre erste Schule?' },
    { id: 'club', kind: 'helpdesk', text: 'Welcher Verein?' },
    ...requirements.questions.slice(1),
  ],
  optionalCount: 2,
  userDefinedCount: 1,
}
const all: GivenAnswer[] = [...given, club, own]

async function register(answers: readonly GivenAnswer[], policy: QuestionRequirements) {
  await registry.store.transaction(await profile.change({ answers: { given: answers, requirements: policy } }))
}

describe('old answers survive changes of list and language', () => {
  test('each question is asked as it was worded when answered', async () => {
    await register(all, mixed)
    const asked = await profile.chooseQuestions(10)
    expect(asked.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: 'birth-city', kind: 'optional', language: 'de', wording: 'In which town were you born?' },
      { id: 'first-pet', kind: 'optional', language: 'de', wording: 'What was the name of your first pet?' },
      { id: 'first-school', kind: 'mandatory', language: 'de', wording: 'Wie hieß Ihre erste Schule?' },
      { id: 'own-1', kind: 'user-defined', language: 'de', wording: 'Who taught me to whistle?' },
    ])
  })

  test('answers to questions of an emptied list still work', async () => {
    await register(given, requirements)
    const later = registry.profiles.forPerson(ruth, { offered: { questions: [], optionalCount: 0 } })
    expect(await later.chooseQuestionIds(3)).toHaveLength(3)
    expect(await later.verifyAnswers(given)).toBe(true)
    expect(await later.state({ ...requirements, questions: [], optionalCount: 0 })).toEqual({ state: 'complete' })
  })

  test('an answer is compared as it was registered, capitals or not', async () => {
    await register(given, requirements)
    const loud = given.map((one) => ({ ...one, answer: one.answer.toUpperCase() }))
    expect(await profile.verifyAnswers(loud)).toBe(true)
    await register(given, { ...requirements, caseSensitive: true })
    expect(await profile.verifyAnswers(loud)).toBe(false)
    expect(await profile.verifyAnswers(given)).toBe(true)
  })
})

test('the Self-Service site never asks what only the helpdesk asks', async () => {
  await register(all, mixed)
  expect(await profile.chooseQuestionIds(10)).not.toContain('club')
  expect(await profile.chooseQuestionIds(10, { kinds: ['helpdesk'] })).toEqual(['club'])
  expect((await profile.answerableQuestions({ kinds: ['mandatory', 'user-defined'] })).map(({ id }) => id)).toEqual([
    'first-school',
    'own-1',
  ])
  expect(await profile.registeredQuestions()).toContain('club')
})

test('wrong answers are reported by their questions', async () => {
  await register(given, requirements)
  const wrong = given.map((one) => (one.question === 'first-pet' ? { ...one, answer: 'Rex' } : one))
  expect(await profile.findWrongAnswers(wrong)).toEqual(['first-pet'])
  expect(await profile.findWrongAnswers([...given, { question: 'shoe-size', answer: '42' }])).toEqual(['shoe-size'])
})

describe('what an operator may read', () => {
  test('answers to helpdesk questions always, as they were typed', async () => {
    await register(all, mixed)
    expect(await profile.readableAnswers()).toEqual([
      { id: 'club', kind: 'helpdesk', language: 'de', wording: 'Welcher Verein?', answer: 'Norwich City' },
    ])
  })

  test('answers to mandatory questions if the policy says so, and no others', async () => {
    await register(all, { ...mixed, readableForHelpdesk: true })
    expect((await profile.readableAnswers()).map(({ answer }) => answer)).toEqual(['Norwich City', 'Elm Street'])
    const rows = await registry.store.read.selectFrom('ProfileAnswer').select(['question', 'sealedAnswer']).execute()
    expect(
      rows
        .filter(({ sealedAnswer }) => sealedAnswer)
        .map(({ question }) => question)
        .sort(),
    ).toEqual(['club', 'first-school'])
    await register(all, mixed)
    expect((await profile.readableAnswers()).map(({ answer }) => answer)).toEqual(['Norwich City'])
  })

  test('never another person’s answers, even if rows were moved', async () => {
    await register(all, mixed)
    const sealedAnswer = registry.keys.encrypt('["other","x"]', 'profile answer')
    const moved = { personId: ruth.id, sealedAnswer }
    await changeSignedRows(registry.store, 'ProfileAnswer', moved, ({ question }) => question === 'club')
    await expect(profile.readableAnswers()).rejects.toMatchObject({ code: 'unexpected' })
  })
})

test('facts that a hash hides are recorded when answers are given', async () => {
  const lenient = { ...mixed, rejectSameAnswers: false, rejectAnswersContainingQuestion: false }
  await register(
    [{ ...given[0], answer: 'Lisbon' } as GivenAnswer, ...given.slice(1), { ...club, answer: 'Verein' }, own],
    lenient,
  )
  expect(await profile.state(lenient)).toEqual({ state: 'complete' })
  const reasons = ['answer-too-short', 'same-answers', 'answer-repeats-question']
  expect(await profile.state({ ...mixed, minAnswerLength: 7 })).toEqual({ state: 'must-update', reasons })
})

describe('a person who registered no answers', () => {
  beforeEach(async () => {
    await registry.store.transaction(await profile.change({ totp: { secret: 'JBSWY3DPEHPK3PXP', step: 1 } }))
  })

  test('is asked what a decoy is asked, in vain', async () => {
    const asked = await profile.chooseQuestionIds(2)
    expect(asked).toHaveLength(2)
    expect(await profile.verifyAnswers(asked.map((question) => ({ question, answer: '' })))).toBe(false)
    const decoy = registry.profiles.forDecoy(profile.key, ruth.domain)
    expect(await decoy.chooseQuestionIds(2)).toEqual(asked)
    expect(await profile.registeredQuestions()).toEqual([])
  })
})

test('a decoy has all mandatory questions and its choice of optional ones, of the policy it falls under', async () => {
  const offered = { questions: mixed.questions, optionalCount: 2 }
  const decoy = registry.profiles.forDecoy('key', ruth.domain, { offered })
  expect(await decoy.chooseQuestionIds(10)).toHaveLength(3)
  expect(await decoy.chooseQuestionIds(10)).toContain('first-school')
  expect(await decoy.chooseQuestionIds(10, { kinds: ['mandatory', 'helpdesk'] })).toHaveLength(2)
  const everybody = Array.from({ length: 20 }, (_, index) =>
    registry.profiles.forDecoy(`key-${index}`, ruth.domain, { offered }),
  )
  for (const one of everybody) expect(new Set(await one.chooseQuestionIds(10)).size).toBe(3)
  expect(await decoy.readableAnswers()).toEqual([])
  expect(await decoy.findWrongAnswers(given)).toHaveLength(3)
})

test('L14: a decoy is asked the same questions after years and on every server with these keys', async () => {
  const ask = (profiles: ProfileHarness['profiles']) => profiles.forDecoy('key', ruth.domain).chooseQuestionIds(2)
  const asked = await ask(registry.profiles)
  registry.pass(3 * 365 * 86_400_000)
  expect(await ask(registry.profiles)).toEqual(asked)
  expect(await ask(createProfiles(registry, factors))).toEqual(asked)
  // Other decoys are asked others, or the questions would tell a decoy.
  const others = await Promise.all(
    Array.from({ length: 20 }, (_, at) => registry.profiles.forDecoy(`key-${at}`, ruth.domain).chooseQuestionIds(2)),
  )
  expect(new Set(others.map((ids) => ids.join())).size).toBeGreaterThan(1)
})
