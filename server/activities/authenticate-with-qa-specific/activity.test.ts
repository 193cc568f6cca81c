import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, failed, ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithQaSpecific } from './activity.ts'

let desk: Desk
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  desk = await openDesk()
  answers = await desk.register('active.user')
})
afterAll(() => desk[Symbol.asyncDispose]())

const twoOf = () => answers.slice(0, 2).map(({ question }) => question)
const context = (questions: string[], more: { tellWrongAnswers?: boolean } = {}) =>
  desk.context(authenticateWithQaSpecific, 'active.user', { settings: { questions, ...more } })

const answer = async (questions: string[], given: typeof answers, more = {}) =>
  authenticateWithQaSpecific.execute?.(await context(questions, more), { answers: given })

test('the named questions are asked, in the order in which they are named, and no others', async () => {
  const questions = twoOf().reverse()
  const page = await authenticateWithQaSpecific.page?.(await context(questions))
  const { properties } = z.toJSONSchema(page?.answer ?? z.never()) as unknown as Page
  expect(properties.answers.prefixItems.map((item) => item.properties.question.const)).toEqual(questions)
})

interface Page {
  properties: { answers: { prefixItems: { properties: { question: { const: string } } }[] } }
}

test('right answers to all of them suffice; other right answers do not', async () => {
  expect(await answer(twoOf(), answers)).toEqual(ok())
  expect(await answer(twoOf(), answers.slice(2))).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('which answer was wrong is told only where the administrator wants it', async () => {
  const given = answers.map((one, index) => (index === 1 ? { ...one, answer: 'wrong' } : one))
  expect(await answer(twoOf(), given)).toEqual(failed('wrong-answers', { field: 'answers' }))
  expect(await answer(twoOf(), given, { tellWrongAnswers: true })).toEqual(
    failed('wrong-answer', { field: 'answers.1.answer' }),
  )
})

test('somebody who lacks one of them is not let in, and told so only after right answers to the others', async () => {
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

test('answers that were registered just now do not suffice alone, but beside something else', async () => {
  await desk.register('active.user', 0.5)
  const strict = await context(twoOf())
  const execute = (of: typeof strict) => authenticateWithQaSpecific.execute?.(of, { answers })
  expect(await execute(strict)).toEqual(critical('method-too-new', { values: { hours: 24 } }))
  const run = { ...strict.run, authenticated: true }
  expect(await execute({ ...strict, run })).toEqual(ok())
})
