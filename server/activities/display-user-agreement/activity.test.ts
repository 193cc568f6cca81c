import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { RunFacts } from '../activity.ts'
import { type ActivityHarness, createActivityHarness } from '../testing.ts'
import { displayUserAgreement } from './activity.ts'

let harness: ActivityHarness
beforeEach(async () => {
  harness = await createActivityHarness()
})
afterEach(() => harness[Symbol.asyncDispose]())

type Settings = z.input<typeof displayUserAgreement.settings>
const context = (settings: Settings = {}, run: Partial<RunFacts> = { authenticated: true }) =>
  harness.context(displayUserAgreement, 'active.user', { settings, run })

async function accept(settings: Settings = {}, run?: Partial<RunFacts>) {
  const result = await displayUserAgreement.execute?.(await context(settings, run), { accept: true })
  if (result?.kind === 'ok') await harness.store.transaction(async (tx) => result.record?.(tx))
  return result
}
const isAsked = async (settings: Settings = {}, run?: Partial<RunFacts>) =>
  displayUserAgreement.isApplicable?.(await context(settings, run))

test('an agreement is asked for once, and again only for a new version', async () => {
  expect(await isAsked()).toBe(true)
  expect(await accept()).toMatchObject({ kind: 'ok', note: { agreement: 'terms-of-use', version: '1' } })
  expect(await isAsked()).toBe(false)
  expect(await isAsked({ version: '2' })).toBe(true)
  expect(await isAsked({ agreement: 'other' })).toBe(true)
  await accept({ version: '2' })
  expect(await isAsked({ version: '2' })).toBe(false)
})

test('an agreement that is not accepted stops the step', () => {
  expect(displayUserAgreement.answer?.safeParse({ accept: false }).success).toBe(false)
  expect(displayUserAgreement.answer?.safeParse({}).success).toBe(false)
})

test('before authentication everybody is asked, and the page shows nothing that was not typed', async () => {
  await accept()
  const stranger = { authenticated: false }
  expect(await isAsked({}, stranger)).toBe(true)
  const page = await displayUserAgreement.page?.(await context({ texts: { en: 'I, {displayName}' } }, stranger))
  expect(page?.data).toMatchObject({ paragraphs: ['I, active.user'] })
  await accept({ version: '2' }, stranger)
  expect(await isAsked({ version: '2' })).toBe(true)
})

test('the text is shown in the language of the run, by paragraphs, with its parameters', async () => {
  const texts = { en: 'I am {displayName}.\n\nToday is {date}.', de: 'Ich bin {account}.' }
  const paragraphs = async (language: string) =>
    (await displayUserAgreement.page?.(await context({ texts }, { authenticated: true, language })))?.data?.paragraphs
  const { displayName } = await harness.person('active.user')
  expect(await paragraphs('en')).toEqual([
    `I am ${displayName}.`,
    expect.stringMatching(/^Today is \{day \d{4}-[\d-]+T[\d:.]+Z\}\.$/),
  ])
  expect(await paragraphs('de-AT')).toEqual(['Ich bin active.user.'])
  expect(await paragraphs('fr')).toEqual([`I am ${displayName}.`, expect.any(String)])
})

test('without texts of the administrator, the supplied text is shown', async () => {
  const page = await displayUserAgreement.page?.(await context())
  expect(JSON.stringify(page?.data)).toContain('active.user')
})

test('an unknown parameter is refused on saving', () => {
  expect(displayUserAgreement.settings.safeParse({ texts: { en: 'Hello {password}' } }).success).toBe(false)
})
