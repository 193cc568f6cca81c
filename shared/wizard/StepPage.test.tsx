// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { markTime } from './moment.ts'
import type { AskStep, WizardStep } from './page.ts'
import { useTestPage } from './testing-pages.ts'
import type { WizardClient } from './wizard-client.ts'

const { find, settle, show, text } = useTestPage()
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

const client = {
  loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }),
  resumeRun: async () => undefined,
} as unknown as WizardClient

/** What a reader in this time zone sees; formatters keep the zone in which they were made. Intl puts a narrow space before AM. */
async function read(zone: string, step: WizardStep): Promise<string> {
  vi.stubEnv('TZ', zone)
  vi.resetModules()
  const { StepPage } = await import('./StepPage.tsx')
  const { createWizard } = await import('./wizard.ts')
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  show(<StepPage wizard={wizard} step={step} onFinished={() => {}} />)
  await settle()
  closing.abort()
  return (text() ?? '').replace(/\s/gu, ' ')
}

const at = new Date('2026-01-15T23:30:00Z')
const ask: AskStep = {
  status: 'ask',
  number: 2,
  position: 2,
  activity: 'change-password-in-ad',
  page: {
    title: 'Choose a new password',
    notice: `Ina Berg approved at ${markTime(at)}.`,
    answer: { type: 'object', properties: { newPassword: { type: 'string', title: 'New password', secret: true } } },
    submit: 'Change password',
    problem: { code: 'password-minimum-age', field: 'newPassword', text: `Again from ${markTime(at)}; not before.` },
  },
}

test.each([
  ['Europe/Berlin', 'January 16, 2026, 12:30 AM'],
  ['America/New_York', 'January 15, 2026, 6:30 PM'],
])(
  '27: a reader in %s sees when a second operator decided, and when a problem ends, by their own clock',
  async (zone, time) => {
    const shown = await read(zone, ask)
    expect(shown).toContain(`Ina Berg approved at ${time}.`)
    expect(shown).toContain(`Again from ${time}; not before.`)
    const refused = `Ina Berg refused at ${markTime(at)}, so nothing was changed.`
    const stopped = {
      status: 'stopped',
      code: 'second-operator-refused',
      title: 'Refused',
      text: refused,
      doors: [],
    } as const
    expect(await read(zone, { ...stopped, doors: [] })).toContain(`Ina Berg refused at ${time}, so`)
    const asked = { text: `Ina Berg was asked at ${markTime(at)}.`, at: at.toISOString(), until: at.toISOString() }
    const wait = { status: 'wait', number: 2, title: 'Waiting', text: '', asked, retryAfter: 60 } as const
    expect(await read(zone, wait)).toContain(`Ina Berg was asked at ${time}.`)
  },
)

test('O26: a page that only says something is left by its one button, and nothing asks whether to stop', async () => {
  const { submit, problem, notice, ...page } = ask.page
  const only = { ...page, title: 'Your notifications', answer: { type: 'object' as const, properties: {} } }
  const said: AskStep = { ...ask, page: only }
  await read('UTC', said)
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button')].filter(({ dataset }) => dataset.look)
  expect(buttons.map(({ textContent, dataset }) => [textContent, dataset.look])).toEqual([
    ['Back to the start', 'primary'],
  ])
  buttons[0]?.click()
  await settle()
  expect(find('dialog[open], [role=dialog]')).toBeNull()
})
