import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localizeQuestions, questionPolicy } from '../../policies/question-policy.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { readFields } from '../testing-pages.ts'
import { editQaProfile } from './activity.ts'

let harness: ActivityHarness
beforeAll(async () => {
  harness = await createActivityHarness()
})
afterAll(() => harness[Symbol.asyncDispose]())

const good = [
  { question: 'first-school', answer: 'Riverside' },
  { question: 'first-pet', answer: 'Mr. Biscuit' },
  { question: 'birth-city', answer: 'Lisbon' },
]
const withAnswer = (index: number, change: object) =>
  good.map((one, at) => (at === index ? { ...one, ...change } : one))

async function check(answers: typeof good) {
  return editQaProfile.check?.(await harness.context(editQaProfile, 'unregistered.user'), { answers })
}

test('three valid answers are accepted', async () => {
  expect(await check(good)).toBeUndefined()
})

test('fewer answers than the policy wants are refused', async () => {
  expect(await check(good.slice(1))).toMatchObject({ code: 'answers-missing', field: 'answers', values: { count: 3 } })
})

test.each([
  ['too short once punctuation is gone', '?!a', 'answer-too-short'],
  ['given to another question, however it is written', 'mr BISCUIT', 'answer-given-twice'],
  ['a word of the question', 'town', 'answer-repeats-question'],
  ['several words of the question', 'were you born', 'answer-repeats-question'],
  ['the whole question and more', 'In which town were you born? Lisbon', 'answer-repeats-question'],
  ['the account name', 'Unregistered.User', 'answer-is-account-name'],
])('an answer that is %s is refused beside its field', async (_what, answer, code) => {
  expect(await check(withAnswer(2, { answer }))).toMatchObject({ code, field: 'answers.2.answer' })
})

test('a question chosen twice is refused at the second one', async () => {
  expect(await check(withAnswer(2, { question: 'first-pet' }))).toMatchObject({
    code: 'question-chosen-twice',
    field: 'answers.2.question',
  })
})

test('a question that the policy does not offer is refused', async () => {
  expect(await check(withAnswer(0, { question: 'shoe-size' }))).toMatchObject({ code: 'question-unknown' })
})

test('saving replaces what was registered before, and the new answers open the profile', async () => {
  await harness.register('expired.user')
  const ctx = await harness.context(editQaProfile, 'expired.user')
  const result = await editQaProfile.execute?.(ctx, { answers: good })
  await harness.store.transaction(async (tx) => result?.kind === 'ok' && result.record?.(tx))
  const profile = harness.profiles.forPerson(ctx.person)
  expect((await profile.registeredQuestions()).sort()).toEqual(good.map((one) => one.question).sort())
  expect(await profile.verifyAnswers(good)).toBe(true)
})

test('questions can be chosen in another language, which is stored with the answers', async () => {
  const ctx = await harness.context(editQaProfile, 'unregistered.user')
  expect((await editQaProfile.page?.(ctx))?.actions).toEqual([
    { label: 'activities.edit-qa-profile.languages', answer: { languages: true } },
  ])
  const choosing = await editQaProfile.execute?.(ctx, { languages: true })
  expect(choosing).toMatchObject({ kind: 'page', memory: { choosing: true } })
  const choice = await editQaProfile.page?.({ ...ctx, memory: { choosing: true } })
  expect(readFields(choice)).toMatchObject({
    language: { enum: ['en', 'de'], choices: { en: 'English', de: 'Deutsch (German)' } },
  })
  expect(await editQaProfile.execute?.({ ...ctx, memory: { choosing: true } }, { language: 'de' })).toMatchObject({
    kind: 'page',
    memory: { language: 'de' },
  })
  const page = await editQaProfile.page?.({ ...ctx, memory: { language: 'de' } })
  expect(JSON.stringify(readFields(page))).toContain('Haustier')
})

test('with onlyWhenUpdateNeeded, a profile that meets the policy skips the step', async () => {
  await harness.register('active.user')
  const ctx = await harness.context(editQaProfile, 'active.user', { settings: { onlyWhenUpdateNeeded: true } })
  expect(await editQaProfile.isApplicable?.(ctx)).toBe(false)
  await harness.store.transaction((tx) => ctx.profile.requireUpdate(tx))
  expect(await editQaProfile.isApplicable?.(ctx)).toBe(true)
  expect(await editQaProfile.isApplicable?.(await harness.context(editQaProfile, 'active.user'))).toBe(true)
})

test('the step is skipped if the policy asks for no answer', async () => {
  const ctx = await harness.context(editQaProfile, 'unregistered.user')
  const questions = { ...ctx.policy.questions, questions: [], optionalCount: 0, required: 0 }
  expect(await editQaProfile.isApplicable?.({ ...ctx, policy: { ...ctx.policy, questions } })).toBe(false)
})

test('nothing is saved without the transaction that ends the request', async () => {
  const ctx = await harness.context(editQaProfile, 'unregistered.user')
  await editQaProfile.execute?.(ctx, { answers: good })
  expect(await ctx.profile.isRegistered()).toBe(false)
})

test('the page offers every question and preselects the registered ones', async () => {
  await harness.register('locked.user')
  const ctx = await harness.context(editQaProfile, 'locked.user')
  const registered = await ctx.profile.registeredQuestions()
  const page = await editQaProfile.page?.(ctx)
  const questions = readFields(page).answers?.prefixItems?.map((item) => item.properties?.question) ?? []
  expect(questions.map((question) => question?.default)).toEqual(registered)
  expect(questions[0]?.enum).toHaveLength(8)
})

describe('a policy with every kind of question', () => {
  const policy = questionPolicy.parse({
    questions: [
      { id: 'badge', kind: 'mandatory', wordings: { en: 'What is on your badge?' } },
      { id: 'club', kind: 'helpdesk', wordings: { en: 'Which club do you support?' } },
      { id: 'first-pet', kind: 'optional' },
      { id: 'first-car', kind: 'optional' },
    ],
    optionalCount: 1,
    userDefinedCount: 1,
    confirmAnswers: true,
  })
  const answered = [
    { question: 'badge', answer: 'A sloth' },
    { question: 'club', answer: 'Norwich' },
    { question: 'first-car', answer: 'Green 2CV' },
    { question: 'own-1', text: 'Who taught me to whistle?', answer: 'Aunt Ada' },
  ].map((one) => ({ ...one, again: one.answer }))
  const context = async () => {
    const ctx = await harness.context(editQaProfile, 'unregistered.user')
    return { ...ctx, policy: { ...ctx.policy, questions: localizeQuestions(policy, 'en') } }
  }

  test('the page asks fixed questions, lets optional ones be picked and has a field for an own question', async () => {
    const page = await editQaProfile.page?.(await context())
    expect(page?.answer?.safeParse({ answers: answered }).success).toBe(true)
    for (const missing of [{ text: undefined }, { again: undefined }]) {
      expect(page?.answer?.safeParse({ answers: answered.map((one) => ({ ...one, ...missing })) }).success).toBe(false)
    }
    const rows = readFields(page).answers?.prefixItems ?? []
    expect(rows.map(({ title }) => title)).toEqual([
      'What is on your badge?',
      'Which club do you support?',
      undefined,
      undefined,
    ])
    expect(rows[2]?.properties?.question?.enum).toEqual(['first-pet', 'first-car'])
  })

  test('answers are accepted, and a repeated answer that differs is refused at its second field', async () => {
    const ctx = await context()
    expect(await editQaProfile.check?.(ctx, { answers: answered })).toBeUndefined()
    const differing = answered.map((one) => (one.question === 'club' ? { ...one, again: 'Ipswich' } : one))
    expect(await editQaProfile.check?.(ctx, { answers: differing })).toEqual({
      code: 'answers-differ',
      field: 'answers.1.again',
    })
  })
})
