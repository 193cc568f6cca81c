import { expect, test } from 'vitest'
import { findAnswerProblem } from './answer-rules.ts'
import type { GivenAnswer } from './profile.ts'
import type { QuestionRequirements } from './question-requirements.ts'
import { requirements } from './testing.ts'

/** One mandatory, one for the helpdesk, one of three to choose, one of their own. */
const policy: QuestionRequirements = {
  ...requirements,
  questions: [
    { id: 'badge', kind: 'mandatory', text: 'What is on your badge?' },
    { id: 'club', kind: 'helpdesk', text: 'Which club do you support?' },
    ...requirements.questions.slice(0, 3),
  ],
  optionalCount: 1,
  userDefinedCount: 1,
  minAnswerLength: 3,
}
const good: GivenAnswer[] = [
  { question: 'badge', answer: 'A sloth' },
  { question: 'club', answer: 'Norwich' },
  { question: 'first-pet', answer: 'Biscuit' },
  { question: 'own-1', text: 'Who taught me to whistle?', answer: 'Aunt Ada' },
]
const change = (index: number, to: Partial<GivenAnswer>) =>
  good.map((one, at) => (at === index ? { ...one, ...to } : one))
const check = (answers: readonly GivenAnswer[], change: Partial<QuestionRequirements> = {}) =>
  findAnswerProblem(answers, { policy: { ...policy, ...change }, account: 'r.osei' })

test('answers to every kind of question are accepted', () => {
  expect(check(good)).toBeUndefined()
})

test.each<[string, GivenAnswer[], object]>([
  ['none at all', [], { code: 'answers-missing', field: 'answers', values: { count: 4 } }],
  ['one missing', good.slice(1), { code: 'answers-missing', field: 'answers' }],
  [
    'one too many',
    [...good, { question: 'first-school', answer: 'Elm' }],
    { code: 'answers-missing', field: 'answers' },
  ],
  [
    'an empty one',
    change(0, { answer: '' }),
    { code: 'answer-too-short', field: 'answers.0.answer', values: { length: 4 } },
  ],
  [
    'M6: one of three characters',
    change(2, { answer: 'Rex' }),
    { code: 'answer-too-short', field: 'answers.2.answer' },
  ],
  ['M6: a common one', change(2, { answer: 'Passwort' }), { code: 'answer-too-common', field: 'answers.2.answer' }],
  ['one of punctuation', change(1, { answer: '?!…' }), { code: 'answer-too-short', field: 'answers.1.answer' }],
  ['one twice', change(2, { answer: 'NORWICH!' }), { code: 'answer-given-twice', field: 'answers.2.answer' }],
  [
    'one that holds its question',
    change(0, { answer: 'what is on your badge? a sloth' }),
    { code: 'answer-repeats-question', field: 'answers.0.answer' },
  ],
  [
    'a word of its own question',
    change(3, { answer: 'whistle' }),
    { code: 'answer-repeats-question', field: 'answers.3.answer' },
  ],
  ['the account', change(3, { answer: 'R.Osei' }), { code: 'answer-is-account-name', field: 'answers.3.answer' }],
  [
    'an unknown question',
    change(2, { question: 'shoe-size' }),
    { code: 'question-unknown', field: 'answers.2.question' },
  ],
  [
    'a question twice',
    change(0, { question: 'first-pet', answer: 'Biscuit Two' }),
    { code: 'question-chosen-twice', field: 'answers.2.question' },
  ],
  [
    'an optional question in place of the mandatory one',
    change(0, { question: 'first-school' }),
    { code: 'mandatory-question-unanswered', field: 'answers' },
  ],
  [
    'an optional question in place of their own',
    change(3, { question: 'first-school' }),
    { code: 'own-questions-missing', field: 'answers', values: { count: 1 } },
  ],
  [
    'an own question without words',
    change(3, { text: undefined }),
    { code: 'question-too-short', field: 'answers.3.text', values: { length: 10 } },
  ],
  [
    'an own question of white space',
    change(3, { text: `Who?${' '.repeat(20)}` }),
    { code: 'question-too-short', field: 'answers.3.text' },
  ],
  [
    'an own question that is offered anyway',
    change(3, { text: 'what was the name of your FIRST pet' }),
    { code: 'question-chosen-twice', field: 'answers.3.text' },
  ],
])('%s is refused, beside its field', (_what, answers, problem) => {
  expect(check(answers)).toMatchObject(problem)
})

test('an own question is refused if the policy does not ask for one', () => {
  expect(check(good, { userDefinedCount: 0, optionalCount: 2 })).toMatchObject({ code: 'question-unknown' })
})

test('a policy may accept the same answer twice, or one that contains its question', () => {
  expect(check(change(2, { answer: 'Norwich' }), { rejectSameAnswers: false })).toBeUndefined()
  expect(check(change(3, { answer: 'whistle' }), { rejectAnswersContainingQuestion: false })).toBeUndefined()
})

test('answers are compared as signing in compares them, also case-sensitive ones', () => {
  const problem = check(change(2, { answer: 'NORWICH' }), { caseSensitive: true })
  expect(problem).toMatchObject({ code: 'answer-given-twice' })
})
