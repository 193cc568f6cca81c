import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, failed, ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithQaUserSelected } from './activity.ts'

let desk: Desk
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  desk = await openDesk()
  answers = await desk.register('active.user')
})
afterAll(() => desk[Symbol.asyncDispose]())

type Settings = z.input<typeof authenticateWithQaUserSelected.settings>
const context = (settings: Settings = {}) => desk.context(authenticateWithQaUserSelected, 'active.user', { settings })
const answer = async (given: typeof answers, settings: Settings = {}) =>
  authenticateWithQaUserSelected.execute?.(await context(settings), { answers: given })

test('any two of the registered questions will do', async () => {
  expect(await answer(answers.slice(0, 2))).toEqual(ok())
  expect(await answer(answers.slice(1, 3))).toEqual(ok())
})

test('one that is wrong, one too few, and one that nobody registered fail', async () => {
  const wrong = failed('wrong-answers', { field: 'answers' })
  const [first, second] = answers.slice(0, 2)
  expect(await answer([{ ...first, answer: 'wrong' } as never, second as never])).toEqual(wrong)
  expect(await answer(answers.slice(0, 1))).toEqual(wrong)
  expect(await answer([first as never, { question: 'own-9', answer: 'x' }])).toEqual(wrong)
})

test('the same question twice is refused beside its field, before anything is counted', async () => {
  const [first] = answers
  const given = { answers: [first as never, first as never] }
  expect(await authenticateWithQaUserSelected.check?.(await context(), given)).toEqual({
    code: 'question-picked-twice',
    field: 'answers.1.question',
  })
})

test('each field offers every registered question, another one chosen at first', async () => {
  const page = await authenticateWithQaUserSelected.page?.(await context())
  const { properties } = z.toJSONSchema(page?.answer ?? z.never(), { io: 'input' }) as unknown as Page
  const fields = properties.answers.prefixItems.map((item) => item.properties.question)
  expect(fields.map((field) => [...field.enum].sort())).toEqual(
    Array(2).fill(answers.map(({ question }) => question).sort()),
  )
  expect(new Set(fields.map((field) => field.default)).size).toBe(2)
})

interface Page {
  properties: { answers: { prefixItems: { properties: { question: { enum: string[]; default: string } } }[] } }
}

test('whoever registered fewer than asked for is sent to their profile, or asked all, as the administrator wants', async () => {
  expect(await answer(answers, { count: 5 })).toEqual(ok())
  expect(await answer(answers, { count: 5, whenFewer: 'refuse' })).toEqual(critical('too-few-questions'))
})
