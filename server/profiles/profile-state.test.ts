import { describe, expect, test } from 'vitest'
import { type AnswerFacts, deriveProfileState, type ProfileFacts, toLengthClass } from './profile-state.ts'
import { requirements as policy } from './testing.ts'

const answer = (question: string, more: Partial<AnswerFacts> = {}): AnswerFacts => ({
  question,
  kind: 'optional',
  lengthAtLeast: 6,
  questionLength: null,
  repeatsAnother: false,
  repeatsQuestion: false,
  readable: false,
  ...more,
})
const three = ['first-school', 'first-pet', 'birth-city'].map((id) => answer(id))
const facts = (more: Partial<ProfileFacts> = {}): ProfileFacts => ({
  registered: true,
  updateRequired: false,
  answers: three,
  ...more,
})
const instead = (more: Partial<AnswerFacts>) => [answer('first-school', more), ...three.slice(1)]
const mandatory = (id: string) => ({ id, kind: 'mandatory' as const, text: `${id}?` })
const helpdesk = (id: string) => ({ id, kind: 'helpdesk' as const, text: `${id}?` })

test('the number of answers that the policy wants makes a profile complete', () => {
  expect(deriveProfileState(facts(), policy)).toEqual({ state: 'complete' })
})

test('a profile without anything is `not-registered` under every policy', () => {
  expect(deriveProfileState(facts({ registered: false, answers: [] }), policy)).toEqual({ state: 'not-registered' })
})

test('a lock takes precedence', () => {
  const until = new Date()
  expect(deriveProfileState(facts({ lockedUntil: until, updateRequired: true }), policy)).toEqual({
    state: 'locked',
    until,
  })
  expect(deriveProfileState(facts({ lockedUntil: until, registered: false }), policy)).toEqual({
    state: 'locked',
    until,
  })
})

describe('must be updated', () => {
  test.each<[string, string, Partial<ProfileFacts>, Partial<typeof policy>]>([
    ['when the helpdesk says so', 'update-required', { updateRequired: true }, {}],
    [
      'when a mandatory question came since',
      'mandatory-unanswered',
      {},
      { questions: [...policy.questions, mandatory('badge')] },
    ],
    [
      'when a helpdesk question came since',
      'helpdesk-unanswered',
      {},
      { questions: [...policy.questions, helpdesk('badge')] },
    ],
    ['when more optional answers are wanted', 'too-few-optional', {}, { optionalCount: 4 }],
    ['when an answered question left the list', 'too-few-optional', {}, { questions: policy.questions.slice(1) }],
    ['when own questions are wanted', 'too-few-user-defined', {}, { userDefinedCount: 1 }],
    [
      'when an own question is too short now',
      'question-too-short',
      { answers: [...three, answer('own-1', { kind: 'user-defined', questionLength: 9 })] },
      {},
    ],
    [
      'when an answer is too short now',
      'answer-too-short',
      { answers: instead({ lengthAtLeast: 3 }) },
      { minAnswerLength: 4 },
    ],
    ['when two answers are the same', 'same-answers', { answers: instead({ repeatsAnother: true }) }, {}],
    [
      'when an answer repeats its question',
      'answer-repeats-question',
      { answers: instead({ repeatsQuestion: true }) },
      {},
    ],
    [
      'when the helpdesk should be able to read',
      'storage-mode',
      { answers: instead({ kind: 'mandatory' }) },
      {
        questions: [mandatory('first-school'), ...policy.questions.slice(1)],
        optionalCount: 2,
        readableForHelpdesk: true,
      },
    ],
    ['when answers must no longer be readable', 'storage-mode', { answers: instead({ readable: true }) }, {}],
  ])('%s', (_when, reason, options, change) => {
    expect(deriveProfileState(facts(options), { ...policy, ...change })).toEqual({
      state: 'must-update',
      reasons: [reason],
    })
  })

  test('for every reason at once', () => {
    const answers = instead({ repeatsAnother: true, lengthAtLeast: 1 })
    const state = deriveProfileState(facts({ answers, updateRequired: true }), { ...policy, optionalCount: 4 })
    expect(state).toMatchObject({
      reasons: ['update-required', 'too-few-optional', 'answer-too-short', 'same-answers'],
    })
  })
})

test('what the policy allows is no reason for an update', () => {
  const lenient = { ...policy, rejectSameAnswers: false, rejectAnswersContainingQuestion: false }
  const answers = instead({ repeatsAnother: true, repeatsQuestion: true })
  expect(deriveProfileState(facts({ answers }), lenient)).toEqual({ state: 'complete' })
})

test('an emptied list leaves old answers complete', () => {
  expect(deriveProfileState(facts(), { ...policy, questions: [], optionalCount: 0 })).toEqual({ state: 'complete' })
})

test('people who registered other methods need not answer questions', () => {
  expect(deriveProfileState(facts({ answers: [] }), policy)).toEqual({ state: 'complete' })
})

test('a length is recorded as its class only', () => {
  expect([0, 1, 4, 5, 7, 11, 19, 300].map((length) => toLengthClass(length, 1))).toEqual([0, 1, 4, 4, 6, 10, 16, 20])
})

test('an answer that met the minimum when given is not too short by the same minimum', () => {
  for (let length = 1; length < 25; length++) expect(toLengthClass(length, length)).toBeGreaterThanOrEqual(length)
})
