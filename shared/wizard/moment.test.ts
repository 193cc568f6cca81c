import { afterEach, expect, test, vi } from 'vitest'

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
  const { fillMoments } = await import('./moment.ts')
  const plain = (text: string) => text.replace(/\s/gu, ' ')
  return {
    acceptedAgain: (until: string) => plain(describeAcceptedAgain(t, until, { now })),
    heading: (until: string, scripted = true) =>
      plain(fillMoments(t, 'Your account is locked until {until}', { until }, { now, scripted })),
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
