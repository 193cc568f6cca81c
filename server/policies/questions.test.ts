import { expect, test } from 'vitest'
import { sampleAccounts } from '../directory/sample/practice-accounts.ts'
import { defaultQuestions, wordQuestions } from './questions.ts'
import { defaultPolicy } from './resolve.ts'

test('questions are worded in the language of the task', () => {
  const first = (language: string) => wordQuestions(defaultPolicy.questions, language).questions[0]?.text
  expect(first('en')).toBe('What was the name of your first school?')
  expect(first('de')).toBe('Wie hieß Ihre erste Schule?')
})

test('more questions are offered than anybody has to answer', () => {
  expect(defaultQuestions.length).toBeGreaterThan(defaultPolicy.questions.required)
})

test('the sample company registered with questions that are offered, as many as the policy wants', () => {
  for (const { answers = [] } of sampleAccounts.filter((account) => account.answers)) {
    expect(defaultQuestions).toEqual(expect.arrayContaining(answers.map(({ question }) => question)))
    expect(answers).toHaveLength(defaultPolicy.questions.required)
  }
})
