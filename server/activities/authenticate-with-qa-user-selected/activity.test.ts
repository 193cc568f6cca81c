import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { critical, failed, ok } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { readFields } from '../testing-pages.ts'
import { authenticateWithQaUserSelected } from './activity.ts'

let harness: ActivityHarness
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  harness = await createActivityHarness()
  answers = await harness.register('active.user')
})
afterAll(() => harness[Symbol.asyncDispose]())

type Settings = z.input<typeof authenticateWithQaUserSelected.settings>
const context = (settings: Settings = {}) =>
  harness.context(authenticateWithQaUserSelected, 'active.user', { settings })
const answer = async (given: typeof answers, settings: Settings = {}) =>
  authenticateWithQaUserSelected.execute?.(await context(settings), { answers: given })

test('any two of the registered questions suffice', async () => {
  expect(await answer(answers.slice(0, 2))).toEqual(ok())
  expect(await answer(answers.slice(1, 3))).toEqual(ok())
})

test('a wrong answer, a missing answer and an unregistered question fail', async () => {
  const wrong = failed('wrong-answers', { field: 'answers' })
  const first = answers.slice(0, 1)
  const changed = first.map((one) => ({ ...one, answer: 'wrong' }))
  expect(await answer([...changed, ...answers.slice(1, 2)])).toEqual(wrong)
  expect(await answer(first)).toEqual(wrong)
  expect(await answer([...first, { question: 'own-9', answer: 'x' }])).toEqual(wrong)
})

test('the same question twice is refused beside its field, before anything is counted', async () => {
  const first = answers.slice(0, 1)
  const given = { answers: [...first, ...first] }
  expect(await authenticateWithQaUserSelected.check?.(await context(), given)).toEqual({
    code: 'question-picked-twice',
    field: 'answers.1.question',
  })
})

test('each field offers every registered question, another one chosen at first', async () => {
  const page = await authenticateWithQaUserSelected.page?.(await context())
  const fields = readFields(page).answers?.prefixItems?.map((item) => item.properties?.question) ?? []
  expect(fields.map((field) => [...(field?.enum ?? [])].sort())).toEqual(
    Array(2).fill(answers.map(({ question }) => question).sort()),
  )
  expect(new Set(fields.map((field) => field?.default)).size).toBe(2)
})

test('a person with fewer questions than asked for is refused or asked all of them, as the administrator wants', async () => {
  expect(await answer(answers, { count: 5 })).toEqual(ok())
  expect(await answer(answers, { count: 5, whenFewer: 'refuse' })).toEqual(critical('too-few-questions'))
})
