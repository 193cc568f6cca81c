import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../testing.ts'
import { turnPages } from '../testing-pages.ts'
import { register } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

const account = 'unregistered.user'
const answers = [
  { question: 'first-school', answer: 'Riverside' },
  { question: 'first-pet', answer: 'Mr. Biscuit' },
  { question: 'birth-city', answer: 'Lisbon' },
]
const profile = async () => desk.profiles.of(await desk.person(account))

test('what everybody must register is asked at once: three questions, and it is done', async () => {
  const pages = await turnPages(desk, register, { account })
  expect(await pages.page()).toMatchObject({ title: 'activities.edit-qa-profile.title' })
  expect(await pages.answer({ answers })).toMatchObject({ kind: 'ok' })
  expect(await (await profile()).verifyAnswers(answers)).toBe(true)
})

test('answers that the policy refuses are refused here, too', async () => {
  const pages = await turnPages(desk, register, { account })
  const short = answers.map((one) => (one.question === 'birth-city' ? { ...one, answer: '?' } : one))
  expect(await pages.answer({ answers: short })).toMatchObject({ kind: 'refused', code: 'answer-too-short' })
})

test('where more is asked for, nothing is saved before all is there, and then everything at once', async () => {
  const settings = { methods: ['security-questions', 'personal-mail'], minimum: 2 }
  const pages = await turnPages(desk, register, { account, settings })
  expect(await pages.page()).toMatchObject({ text: 'activities.register.missing-security-questions' })
  await pages.answer({ choice: 'security-questions' })
  await pages.answer({ answers })
  expect(JSON.stringify(pages.memory())).not.toMatch(/Riverside|Biscuit|argon2/)
  expect(Object.keys(await pages.choices())).not.toContain('save')
  expect(await (await profile()).registered()).toBe(false)

  await pages.answer({ choice: 'personal-mail' })
  await pages.answer({ contact: 'me@home.example' })
  const code = String((await desk.mails()).at(-1)?.values.code)
  expect(JSON.stringify(pages.memory())).not.toContain(code)
  expect(JSON.stringify(pages.memory())).not.toContain('home.example')
  await pages.answer({ code })
  expect(Object.keys(await pages.choices())).toContain('save')
  expect(await pages.answer({ choice: 'save' })).toMatchObject({ kind: 'ok' })
  expect(await (await profile()).verifyAnswers(answers)).toBe(true)
  const told = (await desk.mails()).filter(({ template }) => template === 'methods-changed')
  expect(told.map(({ to }) => to)).toContain('me@home.example')
  expect(new Set(told.map(({ values }) => values.changes))).toEqual(
    new Set(['questions-registered personal-mail-added']),
  )
})

test('the person may choose, where the administrator lets them', async () => {
  const settings = { methods: ['totp', 'personal-mail'], mandatory: 'any' }
  const pages = await turnPages(desk, register, { account, settings })
  expect(await pages.page()).toMatchObject({ text: { key: 'activities.register.missing', values: { count: 1 } } })
  expect(Object.keys(await pages.choices())).toEqual(['totp', 'personal-mail'])
})

test.each([
  ['a mandatory method that nobody may register', { methods: ['totp'] }],
  ['more methods than are offered', { methods: ['totp'], mandatory: 'totp', minimum: 2 }],
  ['a method twice', { methods: ['totp', 'totp'], mandatory: 'totp' }],
  ['what the directory says as what must be registered', { methods: ['corporate-mail'], mandatory: 'corporate-mail' }],
])('%s is refused on saving', (_what, settings) => {
  expect(register.settings.safeParse(settings).success).toBe(false)
})
