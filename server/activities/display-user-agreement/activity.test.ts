import { afterEach, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import type { RunFacts } from '../activity.ts'
import { type Desk, openDesk } from '../testing.ts'
import { displayUserAgreement } from './activity.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk[Symbol.asyncDispose]())

type Settings = z.input<typeof displayUserAgreement.settings>
const context = (settings: Settings = {}, run: Partial<RunFacts> = { authenticated: true }) =>
  desk.context(displayUserAgreement, 'active.user', { settings, run })

async function accept(settings: Settings = {}, run?: Partial<RunFacts>) {
  const result = await displayUserAgreement.execute?.(await context(settings, run), { accept: true })
  if (result?.kind === 'ok') await desk.store.transaction(async (tx) => result.record?.(tx))
  return result
}
const isAsked = async (settings: Settings = {}, run?: Partial<RunFacts>) =>
  displayUserAgreement.applies?.(await context(settings, run))

test('is asked once, and again only when its version has changed', async () => {
  expect(await isAsked()).toBe(true)
  expect(await accept()).toMatchObject({ kind: 'ok', note: { agreement: 'terms-of-use', version: '1' } })
  expect(await isAsked()).toBe(false)
  expect(await isAsked({ version: '2' })).toBe(true)
  expect(await isAsked({ agreement: 'other' })).toBe(true)
  await accept({ version: '2' })
  expect(await isAsked({ version: '2' })).toBe(false)
})

test('without the tick nobody goes on', () => {
  expect(displayUserAgreement.answer?.safeParse({ accept: false }).success).toBe(false)
  expect(displayUserAgreement.answer?.safeParse({}).success).toBe(false)
})

test('before somebody has shown who they are it is asked of everybody, with nothing that they did not type', async () => {
  await accept()
  const stranger = { authenticated: false }
  expect(await isAsked({}, stranger)).toBe(true)
  const page = await displayUserAgreement.page?.(await context({ texts: { en: 'I, {displayName}' } }, stranger))
  expect(page?.data).toMatchObject({ paragraphs: ['I, active.user'] })
  await accept({ version: '2' }, stranger)
  expect(await isAsked({ version: '2' })).toBe(true)
})

test('is said in the language of the task, by paragraphs, with its parameters', async () => {
  const texts = { en: 'I am {displayName}.\n\nToday is {date}.', de: 'Ich bin {account}.' }
  const paragraphs = async (language: string) =>
    (await displayUserAgreement.page?.(await context({ texts }, { authenticated: true, language })))?.data?.paragraphs
  const { displayName } = await desk.person('active.user')
  expect(await paragraphs('en')).toEqual([`I am ${displayName}.`, expect.stringMatching(/^Today is .*\d{4}\.$/)])
  expect(await paragraphs('de-AT')).toEqual(['Ich bin active.user.'])
  expect(await paragraphs('fr')).toEqual([`I am ${displayName}.`, expect.any(String)])
})

test('words that an administrator has not written are ours', async () => {
  const page = await displayUserAgreement.page?.(await context())
  expect(JSON.stringify(page?.data)).toContain('active.user')
})

test('a parameter that there is not is refused on saving', () => {
  expect(displayUserAgreement.settings.safeParse({ texts: { en: 'Hello {password}' } }).success).toBe(false)
})
