import { afterAll, beforeAll, expect, test } from 'vitest'
import { critical, failed, ok } from '../activities/activity.ts'
import { type ActivityHarness, createActivityHarness } from '../activities/testing.ts'
import { readFields } from '../activities/testing-pages.ts'
import { authenticateWithQaRandom } from './security-questions.ts'

let harness: ActivityHarness
let answers: { question: string; answer: string }[]
beforeAll(async () => {
  harness = await createActivityHarness()
  answers = await harness.register('active.user')
})
afterAll(() => harness[Symbol.asyncDispose]())

const context = (count = 2) => harness.context(authenticateWithQaRandom, 'active.user', { settings: { count } })

async function answer(given: { question: string; answer: string }[], count = 2) {
  return authenticateWithQaRandom.execute?.(await context(count), { answers: given })
}

test('right answers to the asked questions succeed', async () => {
  expect(await answer(answers)).toEqual(ok())
})

test('capital letters, punctuation and extra spaces do not matter', async () => {
  const sloppy = answers.map((one) => ({ ...one, answer: `  ${one.answer.toUpperCase()}. ` }))
  expect(await answer(sloppy)).toEqual(ok())
})

test('one wrong answer fails, and the reply does not say which', async () => {
  const asked = await harness.profiles.forPerson(await harness.person('active.user')).chooseQuestionIds(2)
  for (const wrong of asked) {
    const given = answers.map((one) => (one.question === wrong ? { ...one, answer: 'wrong' } : one))
    expect(await answer(given)).toEqual(failed('wrong-answers', { field: 'answers' }))
  }
})

test('answers to other questions than those asked do not count', async () => {
  const asked = await harness.profiles.forPerson(await harness.person('active.user')).chooseQuestionIds(2)
  const others = answers.filter((one) => !asked.includes(one.question))
  expect(await answer(others)).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('no answers at all fail', async () => {
  expect(await answer([])).toEqual(failed('wrong-answers', { field: 'answers' }))
})

test('an account without a question of the kinds that are asked fails', async () => {
  const settings = { kinds: ['user-defined' as const] }
  const ctx = await harness.context(authenticateWithQaRandom, 'active.user', { settings })
  expect(await ctx.profile.chooseQuestionIds(2, { kinds: settings.kinds })).toEqual([])
  expect(await authenticateWithQaRandom.execute?.(ctx, { answers })).toEqual(
    failed('wrong-answers', { field: 'answers' }),
  )
})

test.each([1, 2, 3])(
  'with a count of %i, the page asks that many registered questions, and their answers suffice',
  async (count) => {
    const page = await authenticateWithQaRandom.page?.(await context(count))
    const asked = readFields(page).answers?.prefixItems ?? []
    expect(asked).toHaveLength(count)
    expect(asked[0]?.title).toMatch(/\?$/)
    const given = answers.filter(({ question }) =>
      asked.some(({ properties }) => properties?.question?.const === question),
    )
    expect(given).toHaveLength(count)
    expect(await answer(given, count)).toEqual(ok())
    expect(await answer(given.slice(1), count)).toEqual(failed('wrong-answers', { field: 'answers' }))
  },
)

test.each([
  ['as many as the count', 0, {}, ok()],
  ['fewer than the count', 1, {}, critical('too-few-questions')],
  ['fewer than the count, and all are asked', 1, { all: true }, ok()],
  ['fewer than the count, and `ask-all` is set', 1, { whenFewer: 'ask-all' as const }, ok()],
])('with `refuse`, right answers to %s', async (_what, more, change, result) => {
  const settings = { count: answers.length + more, whenFewer: 'refuse' as const, ...change }
  const ctx = await harness.context(authenticateWithQaRandom, 'active.user', { settings })
  expect(await authenticateWithQaRandom.execute?.(ctx, { answers })).toEqual(result)
})

test('with `refuse`, wrong answers do not tell that there are too few questions', async () => {
  const settings = { count: answers.length + 1, whenFewer: 'refuse' as const }
  const ctx = await harness.context(authenticateWithQaRandom, 'active.user', { settings })
  const given = answers.map((one) => ({ ...one, answer: 'wrong' }))
  expect(await authenticateWithQaRandom.execute?.(ctx, { answers: given })).toEqual(
    failed('wrong-answers', { field: 'answers' }),
  )
})

test('a locked profile refuses even right answers', async () => {
  const profile = harness.profiles.forPerson(await harness.person('active.user'))
  await harness.store.transaction((tx) => profile.lock(tx, 30))
  expect(await answer(answers)).toEqual(critical('profile-locked'))
  await harness.store.transaction((tx) => profile.clearFailures(tx))
  expect(await answer(answers)).toEqual(ok())
})

test('the activity requires a profile', () => {
  expect(authenticateWithQaRandom.requires).toBe('profile')
})
