import { expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { listQuestionLists, localizeQuestions, questionPolicy, suppliedQuestions } from './question-policy.ts'

const supplied = questionPolicy.parse({})

test('supplied questions are in the language of the run', () => {
  const first = (language: string) => localizeQuestions(supplied, language).questions[0]?.text
  expect(first('en')).toBe('What was the name of your first school?')
  expect(first('de')).toBe('Wie hieß Ihre erste Schule?')
  expect(first('de-AT')).toBe('Wie hieß Ihre erste Schule?')
  expect(first('xx')).toBe('What was the name of your first school?')
})

test('more questions are offered than a person must answer', () => {
  const { questions, required } = localizeQuestions(supplied, 'en')
  expect(required).toBe(3)
  expect(questions.length).toBeGreaterThan(required)
})

test('the sample company registered with offered questions, as many as the policy requires', () => {
  for (const { answers = [] } of sampleAccounts.filter((account) => account.answers)) {
    expect(suppliedQuestions).toEqual(expect.arrayContaining(answers.map(({ question }) => question)))
    expect(answers).toHaveLength(supplied.optionalCount)
  }
})

const own = questionPolicy.parse({
  questions: [
    { id: 'badge', kind: 'mandatory', wordings: { en: 'What is on your badge?', de: 'Was steht auf Ihrem Ausweis?' } },
    { id: 'canteen', kind: 'optional', languages: ['de'], wordings: { de: 'Was gibt es in der Kantine?' } },
    { id: 'club', kind: 'helpdesk', wordings: { en: 'Which club do you support?' } },
    { id: 'first-pet', kind: 'optional' },
  ],
  optionalCount: 1,
  userDefinedCount: 2,
})

test('a language without a list gets the list of another one, never a mixture', () => {
  const list = (language: string) => localizeQuestions(own, language).questions.map(({ id, text }) => `${id}: ${text}`)
  expect(list('en')).toEqual([
    'badge: What is on your badge?',
    'club: Which club do you support?',
    'first-pet: What was the name of your first pet?',
  ])
  expect(list('de-CH')).toEqual([
    'badge: Was steht auf Ihrem Ausweis?',
    'canteen: Was gibt es in der Kantine?',
    'club: Which club do you support?',
    'first-pet: Wie hieß Ihr erstes Haustier?',
  ])
  expect(list('fr')).toEqual(list('en'))
  expect(localizeQuestions(own, 'fr')).toMatchObject({ language: 'en', languages: ['en', 'de'] })
  expect(localizeQuestions(own, 'fr').forLanguage('de').questions).toHaveLength(4)
})

test('every list is told with its answers, and which of its questions are not translated', () => {
  const lists = listQuestionLists(own)
  expect(lists.map(({ language, answers }) => [language, answers])).toEqual([
    ['en', 5],
    ['de', 5],
  ])
  const untranslated = lists.map(({ questions }) => questions.filter((one) => !one.isTranslated).map(({ id }) => id))
  expect(untranslated).toEqual([[], ['club']])
})

test('all mandatory and helpdesk questions and a number of optional and own ones must be answered', () => {
  expect(localizeQuestions(own, 'en').required).toBe(1 + 1 + 1 + 2)
})

test.each<[string, object, (string | number)[], string]>([
  [
    'a question listed twice',
    { questions: [q('a'), q('a')], optionalCount: 1 },
    ['questions', 1, 'id'],
    'question-listed-twice',
  ],
  [
    'a question without words',
    { questions: [{ id: 'a', kind: 'mandatory' }], optionalCount: 0 },
    ['questions', 0, 'wordings'],
    'question-not-worded',
  ],
  [
    'a question without words in one of its languages',
    { questions: [{ ...q('a'), languages: ['en', 'fr'] }], optionalCount: 1 },
    ['questions', 0, 'wordings'],
    'question-not-worded',
  ],
  [
    'more answers than questions',
    { questions: [q('a')], optionalCount: 2 },
    ['optionalCount'],
    'more-answers-than-questions',
  ],
  [
    'more answers than one list has questions',
    {
      questions: [
        q('a'),
        { ...q('b'), languages: ['en'] },
        { id: 'c', kind: 'mandatory', languages: ['de'], wordings: { de: 'C?' } },
      ],
      optionalCount: 2,
    },
    ['optionalCount'],
    'more-answers-than-questions',
  ],
])('%s is refused at its field', (_what, policy, path, message) => {
  expect(questionPolicy.safeParse(policy).error?.issues).toMatchObject([{ path, message }])
})

test("ids of people's own questions are reserved", () => {
  expect(questionPolicy.safeParse({ questions: [q('own-1')], optionalCount: 1 }).success).toBe(false)
})

function q(id: string) {
  return { id, kind: 'optional', wordings: { en: `What about ${id}?` } }
}

test('a list may be empty if no question has to be chosen from it', () => {
  const emptied = questionPolicy.parse({ questions: [], optionalCount: 0 })
  expect(localizeQuestions(emptied, 'en')).toMatchObject({ questions: [], required: 0 })
})

test.each([
  [
    'in the language of the task, while it is as it was',
    { id: 'first-pet', language: 'en', wording: 'What was the name of your first pet?' },
    'Wie hieß Ihr erstes Haustier?',
  ],
  [
    'with its old text, when the policy has a new text for it',
    { id: 'badge', language: 'en', wording: 'What was on your badge?' },
    'What was on your badge?',
  ],
  [
    'with its old text, when no list has it any more',
    { id: 'gone', language: 'en', wording: 'Where did it go?' },
    'Where did it go?',
  ],
  [
    'in today’s wording if the old one was not stored',
    { id: 'first-pet', language: 'en' },
    'Wie hieß Ihr erstes Haustier?',
  ],
  [
    'in supplied words, when neither list nor old words are left',
    { id: 'first-car', language: 'en' },
    'Welche Marke und welches Modell war Ihr erstes Auto?',
  ],
])('a registered question is asked %s', (_how, question, text) => {
  expect(localizeQuestions(own, 'de').textOf(question)).toBe(text)
})
