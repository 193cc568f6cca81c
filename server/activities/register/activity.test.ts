import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { createPageHarness } from '../testing-pages.ts'
import { register } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

const account = 'unregistered.user'
const answers = [
  { question: 'first-school', answer: 'Riverside' },
  { question: 'first-pet', answer: 'Mr. Biscuit' },
  { question: 'birth-city', answer: 'Lisbon' },
]
const profile = async () => harness.profiles.forPerson(await harness.person(account))

test('the only required method is asked at once: three answers complete the registration', async () => {
  const pages = await createPageHarness(harness, register, { account })
  expect(await pages.page()).toMatchObject({ title: 'activities.edit-qa-profile.title' })
  expect(await pages.answer({ answers })).toMatchObject({ kind: 'ok' })
  expect(await (await profile()).verifyAnswers(answers)).toBe(true)
})

test('answers that break the policy are refused', async () => {
  const pages = await createPageHarness(harness, register, { account })
  const short = answers.map((one) => (one.question === 'birth-city' ? { ...one, answer: '?' } : one))
  expect(await pages.answer({ answers: short })).toMatchObject({ kind: 'refused', code: 'answer-too-short' })
})

test('finding 16: if more is required, each is saved at once, the next one is the primary button, and the step is not done before', async () => {
  const settings = { methods: ['security-questions', 'personal-mail'], minimum: 2 }
  const pages = await createPageHarness(harness, register, { account, settings })
  expect(await pages.page()).toMatchObject({
    text: 'activities.register.missing-security-questions',
    submit: 'activities.register.choose-security-questions',
  })
  await pages.answer({ choice: 'security-questions' })
  await pages.answer({ answers })
  expect(JSON.stringify(pages.memory())).not.toMatch(/Riverside|Biscuit|argon2/)
  expect(await (await profile()).isRegistered()).toBe(true)
  expect(await pages.page()).toMatchObject({ submit: 'activities.register.finish' })
  expect(await pages.answer({ choice: 'done' })).toMatchObject({ kind: 'page', problem: { code: 'methods-missing' } })

  await pages.answer({ choice: 'personal-mail' })
  await pages.answer({ contact: 'me@home.example' })
  const code = String((await harness.mails()).at(-1)?.values.code)
  expect(JSON.stringify(pages.memory())).not.toContain(code)
  expect(JSON.stringify(pages.memory())).not.toContain('home.example')
  await pages.answer({ code })
  expect(await pages.answer({ choice: 'done' })).toMatchObject({ kind: 'ok' })
  expect(await (await profile()).verifyAnswers(answers)).toBe(true)
  const told = (await harness.mails()).filter(({ template }) => template === 'methods-changed')
  expect(told.map(({ to, values }) => [to === 'me@home.example', values.changes])).toEqual([
    [false, 'questions-registered personal-mail-added'],
    [true, 'personal-mail-added'],
  ])
})

test('with mandatory `any`, the person chooses', async () => {
  const settings = { methods: ['totp', 'personal-mail'], mandatory: 'any' }
  const pages = await createPageHarness(harness, register, { account, settings })
  expect(await pages.page()).toMatchObject({ text: { key: 'activities.register.missing', values: { count: 1 } } })
  expect(await pages.rowActions()).toEqual(['totp: Set up → totp', 'personal-mail: Set up → personal-mail'])
})

test.each([
  ['a mandatory method that may not be registered', { methods: ['totp'] }],
  ['more methods than are offered', { methods: ['totp'], mandatory: 'totp', minimum: 2 }],
  ['a method twice', { methods: ['totp', 'totp'], mandatory: 'totp' }],
  ['what the directory says as what must be registered', { methods: ['corporate-mail'], mandatory: 'corporate-mail' }],
])('%s is refused on saving', (_what, settings) => {
  expect(register.settings.safeParse(settings).success).toBe(false)
})
