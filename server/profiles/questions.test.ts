import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { GivenAnswer, Profile } from './profile.ts'
import type { QuestionRequirements } from './question-requirements.ts'
import { answers as given, openRegistry, type Registry, requirements, ruth } from './testing.ts'

let registry: Registry
let profile: Profile
beforeEach(async () => {
  registry = await openRegistry()
  profile = registry.profiles.of(ruth)
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
  await registry.store.transaction(await profile.hashAnswers(answers, policy))
}

describe('old answers survive changes of list and language', () => {
  test('each is asked by the words it was given for', async () => {
    await register(all, mixed)
    const asked = await profile.askedQuestions(10)
    expect(asked.sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
      { id: 'birth-city', kind: 'optional', language: 'de', wording: 'In which town were you born?' },
      { id: 'first-pet', kind: 'optional', language: 'de', wording: 'What was the name of your first pet?' },
      { id: 'first-school', kind: 'mandatory', language: 'de', wording: 'Wie hieß Ihre erste Schule?' },
      { id: 'own-1', kind: 'user-defined', language: 'de', wording: 'Who taught me to whistle?' },
    ])
  })

  test('answers to questions of a list that was emptied still open the profile', async () => {
    await register(given, requirements)
    const later = registry.profiles.of(ruth, { offered: { questions: [], optionalCount: 0 } })
    expect(await later.questionsToAsk(3)).toHaveLength(3)
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
  expect(await profile.questionsToAsk(10)).not.toContain('club')
  expect(await profile.questionsToAsk(10, { kinds: ['helpdesk'] })).toEqual(['club'])
  expect((await profile.answerableQuestions({ kinds: ['mandatory', 'user-defined'] })).map(({ id }) => id)).toEqual([
    'first-school',
    'own-1',
  ])
  expect(await profile.registeredQuestions()).toContain('club')
})

test('which answers were wrong is told by their questions', async () => {
  await register(given, requirements)
  const wrong = given.map((one) => (one.question === 'first-pet' ? { ...one, answer: 'Rex' } : one))
  expect(await profile.wrongAnswers(wrong)).toEqual(['first-pet'])
  expect(await profile.wrongAnswers([...given, { question: 'shoe-size', answer: '42' }])).toEqual(['shoe-size'])
})

describe('what an operator may read', () => {
  test('answers to helpdesk questions always, as they were typed', async () => {
    await register(all, mixed)
    expect(await profile.readableAnswers()).toEqual([
      { id: 'club', kind: 'helpdesk', language: 'de', wording: 'Welcher Verein?', answer: 'Norwich City' },
    ])
  })

  test('mandatory ones where the policy says so, and no others', async () => {
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

  test('and never somebody else’s, though rows were moved', async () => {
    await register(all, mixed)
    await registry.store.transaction((tx) =>
      tx
        .updateTable('ProfileAnswer')
        .set({ personId: ruth.id, sealedAnswer: registry.keys.seal('["other","x"]', 'profile answer') })
        .where('question', '=', 'club')
        .execute(),
    )
    await expect(profile.readableAnswers()).rejects.toMatchObject({ code: 'unexpected' })
  })
})

test('what hashes cannot tell is noted when answers are given', async () => {
  const lenient = { ...mixed, rejectSameAnswers: false, rejectAnswersContainingQuestion: false }
  await register(
    [{ ...given[0], answer: 'Lisbon' } as GivenAnswer, ...given.slice(1), { ...club, answer: 'Verein' }, own],
    lenient,
  )
  expect(await profile.state(lenient)).toEqual({ state: 'complete' })
  const reasons = ['answer-too-short', 'same-answers', 'answer-repeats-question']
  expect(await profile.state({ ...mixed, minAnswerLength: 7 })).toEqual({ state: 'must-update', reasons })
})

describe('whoever registered no answers', () => {
  beforeEach(async () => {
    await registry.store.transaction(await profile.change({ totp: { secret: 'JBSWY3DPEHPK3PXP', step: 1 } }))
  })

  test('is asked as a decoy is, in vain', async () => {
    const asked = await profile.questionsToAsk(2)
    expect(asked).toHaveLength(2)
    expect(await profile.verifyAnswers(asked.map((question) => ({ question, answer: '' })))).toBe(false)
    const decoy = registry.profiles.decoy(profile.key, ruth.domain)
    expect(await decoy.questionsToAsk(2)).toEqual(asked)
    expect(await profile.registeredQuestions()).toEqual([])
  })
})

test('a decoy has all mandatory questions and its choice of optional ones, of the policy it falls under', async () => {
  const offered = { questions: mixed.questions, optionalCount: 2 }
  const decoy = registry.profiles.decoy('key', ruth.domain, { offered })
  expect(await decoy.questionsToAsk(10)).toHaveLength(3)
  expect(await decoy.questionsToAsk(10)).toContain('first-school')
  expect(await decoy.questionsToAsk(10, { kinds: ['mandatory', 'helpdesk'] })).toHaveLength(2)
  expect(await decoy.readableAnswers()).toEqual([])
  expect(await decoy.wrongAnswers(given)).toHaveLength(3)
})
