import { afterEach, expect, test, vi } from 'vitest'
import type { AskStep, StoppedStep } from './page.ts'

const now = new Date('2026-11-28T08:00:00Z')
// Files of one worker share their modules: the next file must not get formatters of this zone.
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** Formatters keep the zone in which they were made, so each zone loads them again. Intl puts a narrow space before AM. */
async function load(zone: string) {
  vi.stubEnv('TZ', zone)
  vi.resetModules()
  const { getTranslator } = await import('../languages/translator.ts')
  const t = getTranslator('en')
  const { describeAcceptedAgain } = await import('./accepted-again.ts')
  const { fillStepTimes, markDay, markTime } = await import('./moment.ts')
  const plain = (text: string) => text.replace(/\s/gu, ' ')
  return {
    acceptedAgain: (until: string) => plain(describeAcceptedAgain(t, until, { now })),
    heading(until: string, scripted = true) {
      const title = `Your account is locked until ${markTime(new Date(until))}`
      const step = { status: 'stopped', code: 'account-locked', title, text: '', doors: [] } as const
      return plain(fillStepTimes<StoppedStep>(t, { ...step, doors: [] }, { now, scripted }).title)
    },
    day(at: string) {
      const data = { paragraphs: ['Valid', `as of ${markDay(new Date(at))}, not {day} nor {2026}`] }
      const page = { title: '', control: 'agreement', data, answer: { type: 'object', properties: {} } } as const
      const step: AskStep = { status: 'ask', number: 1, position: 1, activity: 'display-user-agreement', page }
      return fillStepTimes<AskStep>(t, step, { now }).page.data
    },
  }
}

test.each([
  ['Europe/Berlin', '10:42 AM'],
  ['Asia/Tokyo', '6:42 PM'],
  ['Pacific/Auckland', '10:42 PM'],
])('O3: in %s the time is that of the browser', async (zone, time) => {
  const { acceptedAgain, heading } = await load(zone)
  expect(acceptedAgain('2026-11-28T09:42:00Z')).toBe(`You can try again at ${time}.`)
  expect(heading('2026-11-28T09:42:00Z')).toBe(`Your account is locked until ${time}`)
})

test('O3: another day is named', async () => {
  const { acceptedAgain, heading } = await load('Europe/Berlin')
  expect(acceptedAgain('2026-11-29T07:00:00Z')).toBe('You can try again on November 29, 2026 at 8:00 AM.')
  expect(heading('2026-11-29T07:00:00Z')).toBe('Your account is locked until November 29, 2026, 8:00 AM')
})

test('O3: a page that was rendered on the server names the zone', async () => {
  const { heading } = await load('Europe/Berlin')
  expect(heading('2026-11-28T09:42:00Z', false)).toBe('Your account is locked until 10:42 AM (GMT+1)')
})

test.each([
  ['Pacific/Auckland', 'November 29, 2026'],
  ['America/New_York', 'November 28, 2026'],
])('a day in a list of texts, in %s, is the reader’s, and other braces stay as they are', async (zone, day) => {
  const { day: fill } = await load(zone)
  expect(fill('2026-11-28T20:00:00Z')).toEqual({ paragraphs: ['Valid', `as of ${day}, not {day} nor {2026}`] })
})
