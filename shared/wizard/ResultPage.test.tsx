// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { DoneStep, StoppedStep } from './page.ts'
import { ResultPage } from './ResultPage.tsx'
import { useTestPage } from './testing-pages.ts'
import { createWizard } from './wizard.ts'
import type { WizardClient } from './wizard-client.ts'

const { settle, show } = useTestPage()

const client = {
  loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }),
  resumeRun: async () => undefined,
} as unknown as WizardClient

/** Texts of the page's buttons and links, in their order. */
async function showResult(step: DoneStep | StoppedStep, finishedLabel?: string): Promise<(string | null)[]> {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  show(<ResultPage wizard={wizard} step={step} onFinished={() => {}} finishedLabel={finishedLabel} health="/me/" />)
  await settle()
  closing.abort()
  return [...document.querySelectorAll('.button')].map(({ textContent }) => textContent)
}

test('E14: after an end the next door comes first, and My password health, which needs a sign-in, is not offered', async () => {
  const doors = [
    { to: 'task', workflow: 'unlock-my-account', title: 'Unlock my account' },
    { to: 'another-account', title: 'Use another account' },
  ] as const
  const title = 'Your account is locked'
  const shown = await showResult({ status: 'stopped', code: 'account-locked', title, text: '', doors: [...doors] })
  expect(shown).toEqual(['Unlock my account', 'Use another account', 'Back to the start'])
  expect(document.querySelector('.button')?.getAttribute('data-look')).toBe('primary')
})

test('E14: after a success My password health is a way on', async () => {
  expect(await showResult({ status: 'done', title: 'Your password is changed', text: '' })).toEqual([
    'Back to the start',
    'My password health',
  ])
})

test('7-1: on the Helpdesk site, whose ends have no doors of their own, the way back to the person is the primary button', async () => {
  const stopped = { status: 'stopped', code: 'any', title: 'The caller was not checked', text: '', doors: [] } as const
  expect(await showResult({ ...stopped, doors: [] }, 'Back to Erika Mustermann')).toEqual(['Back to Erika Mustermann'])
  expect(document.querySelector('.button')?.getAttribute('data-look')).toBe('primary')
})
