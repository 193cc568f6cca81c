import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { critical, failed, ok } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { authenticateWithQaRandom } from './activity.ts'

let desk: Desk
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  desk = await openDesk()
  answers = await desk.register('active.user')
})
afterAll(() => desk[Symbol.asyncDispose]())

const context = (count = 2) => desk.context(authenticateWithQaRandom, 'active.user', { settings: { count } })

async function answer(given: { question: string; answer: string }[], count = 2) {
  return authenticateWithQaRandom.execute?.(await context(count), { answers: given })
}

test('right answers to the asked questions let the person go on', async () => {
  expect(await answer(answers)).toEqual(ok())
})

test('capital letters, punctuation and extra spaces do not matter', async () => {
  const sloppy = answers.map((one) => ({ ...one, answer: `  ${one.answer.toUpperCase()}. ` }))
  expect(await answer(sloppy)).toEqual(ok())
})

test('one wrong answer fails, and nobody is told which', async () => {
  const asked = await desk.profiles.of(await desk.person('active.user')).questionsToAsk(2)
  for (const wrong of asked) {
    const given = answers.map((one) => (one.question === wrong ? { ...one, answer: 'wrong' } : one))
    expect(await answer(given)).toEqual(failed('wrong-answers', { field: 'answers' }))
  }
})

test('answers to other questions than those asked do not count', async () => {
  const asked = await desk.profiles.of(await desk.person('active.user')).questionsToAsk(2)
  const others = answers.filter((one) => !asked.includes(one.question))
  expect(await answer(others)).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('no answers at all fail', async () => {
  expect(await answer([])).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('the page asks as many registered questions as the administrator set, in words', async () => {
  const page = await authenticateWithQaRandom.page?.(await context(3))
  const { properties } = z.toJSONSchema(page?.answer ?? z.never()) as unknown as Page
  const [first, ...others] = properties.answers.prefixItems
  expect(others).toHaveLength(2)
  expect(first?.title).toMatch(/\?$/)
  expect(answers.map((one) => one.question)).toContain(first?.properties.question.const)
})

interface Page {
  properties: { answers: { prefixItems: { title: string; properties: { question: { const: string } } }[] } }
}

test('a locked profile takes no answer, not even the right one', async () => {
  const profile = desk.profiles.of(await desk.person('active.user'))
  await desk.store.transaction((tx) => profile.lock(tx, 30))
  expect(await answer(answers)).toEqual(critical('profile-locked'))
  await desk.store.transaction((tx) => profile.clearFailures(tx))
  expect(await answer(answers)).toEqual(ok())
})

test('who has no profile cannot run it', () => {
  expect(authenticateWithQaRandom.requires).toBe('profile')
})
