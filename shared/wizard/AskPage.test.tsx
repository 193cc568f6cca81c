// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { AskPage } from './AskPage.tsx'
import type { AskStep } from './page.ts'
import { useTestPage } from './testing-pages.ts'
import { createWizard } from './wizard.ts'
import type { WizardClient } from './wizard-client.ts'

const { password, settle, show, text, type } = useTestPage()

const step: AskStep = {
  status: 'ask',
  number: 1,
  position: 1,
  activity: 'authenticate-with-password',
  page: {
    title: 'What is your current password?',
    account: 'expired.user',
    submit: 'Continue',
    answer: {
      type: 'object',
      properties: { password: { type: 'string', title: 'Password', minLength: 1, secret: true } },
      required: ['password'],
    },
  },
}

const refusal = { code: 'too-many-requests', text: 'Too many attempts. Wait a minute.' }

const client: WizardClient = {
  loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }),
  startRun: async () => ({ ok: true, value: step }),
  resumeRun: async () => ({ ok: true, value: step }),
  sendAnswer: async () => ({ ok: false, problem: refusal }),
  cancelRun: async () => {},
}

test('once a refused request can be seen the password is empty and focused, so that letters typed at once are kept', async () => {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const showPage = () => show(<AskPage wizard={wizard} step={step} onCancel={() => {}} onDirty={() => {}} />)
  showPage()
  type('wrong')
  await wizard.answer({ password: 'wrong' })
  await settle()
  expect(text()).toContain(refusal.text)
  expect([password().value, document.activeElement]).toEqual(['', password()])
  type('right')
  // Rendering again runs every effect that is still due.
  showPage()
  await settle()
  expect(password().value).toBe('right')
  closing.abort()
})

test('on a page that offers nothing, leaving is the primary button and names where it leads', async () => {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const page = { title: 'How does the caller show who they are?', answer: { type: 'object', properties: {} } } as const
  show(
    <AskPage
      wizard={wizard}
      step={{ ...step, page }}
      leaveLabel="Back to Ruth Osei"
      onCancel={() => {}}
      onDirty={() => {}}
    />,
  )
  await settle()
  const buttons = [...document.querySelectorAll('.button')]
  expect(buttons.map((button) => [button.textContent, button.getAttribute('data-look')])).toEqual([
    ['Back to Ruth Osei', 'primary'],
  ])
  closing.abort()
})

test('E25: the rules describe the field of the new password, and no paragraph is empty', async () => {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const newPassword = { type: 'string', title: 'New password', autocomplete: 'new-password', secret: true } as const
  const rules = [
    { id: 'history', where: 'server' as const, settings: {}, text: 'Different from your last 5 passwords' },
  ]
  const answer = { type: 'object', properties: { newPassword }, required: ['newPassword'] } as const
  const page = {
    title: 'Choose a new password',
    submit: 'Change password',
    answer: { ...answer, required: ['newPassword'] },
    rules,
  }
  show(<AskPage wizard={wizard} step={{ ...step, page }} onCancel={() => {}} onDirty={() => {}} />)
  await settle()
  const ids = document.querySelector('#field-newPassword')?.getAttribute('aria-describedby')?.split(' ') ?? []
  const described = ids.map((id) => document.getElementById(id)?.textContent).join(' ')
  expect(described).toContain('Different from your last 5 passwords')
  expect([...document.querySelectorAll('p')].filter(({ textContent }) => textContent === '')).toEqual([])
  closing.abort()
})

test('a page says what another person did for the run meanwhile', async () => {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const notice = 'Ina Berg approved at 14:03.'
  show(
    <AskPage
      wizard={wizard}
      step={{ ...step, page: { ...step.page, notice } }}
      onCancel={() => {}}
      onDirty={() => {}}
    />,
  )
  expect(text()).toContain(notice)
  closing.abort()
})

test('finding 18: a code has a keypad and is sent with its last digit, once; a refused one is typed again', async () => {
  const closing = new AbortController()
  const given: unknown[] = []
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const asksCode = (number: number, problem?: typeof refusal & { field: string }): AskStep => ({
    ...step,
    number,
    page: {
      ...step.page,
      problem,
      answer: {
        type: 'object',
        properties: { code: { type: 'string', title: 'Code', autocomplete: 'one-time-code', digits: 6 } },
        required: ['code'],
      },
    },
  })
  const showPage = (shown: AskStep) =>
    show(
      <AskPage
        wizard={{ ...wizard, answer: async (answer) => void given.push(answer) }}
        step={shown}
        onCancel={() => {}}
        onDirty={() => {}}
      />,
    )
  const code = () => document.querySelector<HTMLInputElement>('#field-code') as HTMLInputElement
  const typeCode = (typed: string) => {
    code().value = typed
    code().dispatchEvent(new Event('input', { bubbles: true }))
  }
  showPage(asksCode(1))
  expect([code().inputMode, code().autocomplete]).toEqual(['numeric', 'one-time-code'])
  typeCode('123 45')
  expect(given).toEqual([])
  typeCode('123 456')
  typeCode('123 457')
  await settle()
  expect(given).toEqual([{ code: '123 456' }])
  showPage(asksCode(2, { ...refusal, field: 'code' }))
  await settle()
  expect(code().value).toBe('')
  expect(given).toHaveLength(1)
  closing.abort()
})

test('finding 15: an answer that is made up can be read, and hidden by the toggle', async () => {
  const closing = new AbortController()
  const wizard = createWizard({ client, language: () => 'en', signal: closing.signal })
  await wizard.start()
  const answer = { type: 'string', title: 'First pet?', secret: true, chosen: true } as const
  const page: AskStep['page'] = {
    ...step.page,
    answer: { type: 'object', properties: { answer }, required: ['answer'] },
  }
  show(<AskPage wizard={wizard} step={{ ...step, page }} onCancel={() => {}} onDirty={() => {}} />)
  const field = () => document.querySelector<HTMLInputElement>('#field-answer')
  expect([field()?.type, field()?.autocomplete]).toEqual(['text', 'off'])
  document.querySelector<HTMLButtonElement>('.secret-toggle')?.click()
  await settle()
  expect(field()?.type).toBe('password')
  closing.abort()
})
