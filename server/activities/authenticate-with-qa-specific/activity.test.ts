import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { critical, failed, ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { readFields } from '../testing-pages.ts'
import { authenticateWithQaSpecific } from './activity.ts'

let harness: ActivityHarness
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())
beforeEach(async () => {
  answers = await harness.register('active.user')
})

const twoOf = () => answers.slice(0, 2).map(({ question }) => question)
const context = (questions: string[], more: { tellWrongAnswers?: boolean } = {}) =>
  harness.context(authenticateWithQaSpecific, 'active.user', { settings: { questions, ...more } })

const answer = async (questions: string[], given: typeof answers, more = {}) =>
  authenticateWithQaSpecific.execute?.(await context(questions, more), { answers: given })

test('the named questions are asked, in the order in which they are named, and no others', async () => {
  const questions = twoOf().reverse()
  const page = await authenticateWithQaSpecific.page?.(await context(questions))
  const asked = readFields(page).answers?.prefixItems
  expect(asked?.map((item) => item.properties?.question?.const)).toEqual(questions)
})

test('right answers to all of them suffice; other right answers do not', async () => {
  expect(await answer(twoOf(), answers)).toEqual(ok())
  expect(await answer(twoOf(), answers.slice(2))).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('the wrong answer is named only if the administrator wants it', async () => {
  const given = answers.map((one, index) => (index === 1 ? { ...one, answer: 'wrong' } : one))
  expect(await answer(twoOf(), given)).toEqual(failed('wrong-answers', { field: 'answers' }))
  expect(await answer(twoOf(), given, { tellWrongAnswers: true })).toEqual(
    failed('wrong-answer', { field: 'answers.1.answer' }),
  )
})

test('a person who has not registered one of the questions fails, and is told only after right answers to the others', async () => {
  const registered = answers.map(({ question }) => question)
  const missing = ['first-car', 'first-pet', 'childhood-street', 'first-school', 'birth-city'].find(
    (id) => !registered.includes(id),
  )
  const questions = [String(registered[0]), String(missing)]
  expect(await answer(questions, answers)).toEqual(critical('too-few-questions'))
  expect(await answer(questions, [{ question: String(registered[0]), answer: 'wrong' }])).toEqual(
    failed('wrong-answers', { field: 'answers' }),
  )
})

test('answers registered just now suffice only with another factor', async () => {
  await harness.register('active.user', 0.5)
  const strict = await context(twoOf())
  const execute = (options: typeof strict) => authenticateWithQaSpecific.execute?.(options, { answers })
  expect(await execute(strict)).toMatchObject(critical('method-too-new', { values: { hours: 24 } }))
  const run = { ...strict.run, authenticated: true }
  expect(await execute({ ...strict, run })).toEqual(ok())
})
