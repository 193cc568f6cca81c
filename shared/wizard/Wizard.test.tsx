// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AskStep, FieldSchema, Problem, WizardStep } from './page.ts'
import { Wizard, type WizardProps } from './Wizard.tsx'
import type { Reply, WizardClient } from './wizard-client.ts'

const password: FieldSchema = {
  type: 'string',
  title: 'Current password',
  minLength: 1,
  secret: true,
  autocomplete: 'current-password',
}
const newPassword: FieldSchema = { ...password, title: 'New password', autocomplete: 'new-password' }

let home: HTMLElement
beforeEach(() => {
  history.replaceState(null, '')
  home = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  act(() => render(null, home))
  home.remove()
})

test('the wizard can be used from the account to the result by keyboard alone', async () => {
  const replies = await showWizard({ replies: [authenticate(), change(), done] })
  expect(document.title).toBe('Which account is it? – Contoso')
  expect(document.activeElement).toBe(field('account'))
  await type('account', ' expired.user ')
  await enter()
  expect(replies.sent).toMatchObject([{ workflow: 'manage-my-passwords', account: 'expired.user', language: 'en' }])
  // F25: the only field has the focus, described by the heading.
  expect(document.activeElement).toBe(field('password'))
  expect(describing(field('password'))).toContain('What is your current password?')
  expect(document.title).toBe('What is your current password? – Contoso')
  expect(home.textContent).toContain('Step 1 of 2')
  await type('password', 'old')
  await enter()
  await type('newPassword', 'new')
  await enter()
  expect(replies.sent.at(-1)).toEqual({ newPassword: 'new', password: 'old' })
  expect(document.activeElement?.textContent).toBe('Your password is changed')
})

test('password managers find the account and both passwords, but no field for the remembered password', async () => {
  await showWizard({ current: authenticate(), replies: [change()] })
  await type('password', 'old')
  await enter()
  const tokens = [...home.querySelectorAll('input')].map((input) => `${input.autocomplete} ${input.value}`)
  expect(tokens).toEqual(['username expired.user', 'new-password '])
})

test('a problem is shown beside its field, is connected with it, and the field has focus', async () => {
  const problem = { code: 'wrong-password', text: 'That is not your current password.', field: 'password' }
  await showWizard({ current: authenticate(), replies: [authenticate(2, problem)] })
  await type('password', 'typo')
  await enter()
  const input = field('password')
  expect(document.activeElement).toBe(input)
  expect(input.value).toBe('')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(describing(input)).toContain('That is not your current password.')
})

test.each([
  ['password', ['', 'new'], 'password'],
  ['newPassword', ['old', 'new'], 'newPassword'],
])('F11: on one page for both passwords a refused %s leaves the other one typed', async (refused, stays, focused) => {
  const problem = { code: 'refused', text: 'Not this one.', field: refused }
  await showWizard({ current: change(1), replies: [change(2, problem), change(3, problem)] })
  await type('password', 'old')
  await type('newPassword', 'new')
  for (let round = 0; round < 2; round++) {
    await enter()
    expect([field('password').value, field('newPassword').value]).toEqual(stays)
    expect(document.activeElement).toBe(field(focused))
    await type('password', 'old')
  }
})

test('a missing value is reported without a request to the server', async () => {
  const replies = await showWizard({ current: change() })
  await enter()
  expect(document.activeElement).toBe(field('password'))
  expect(describing(field('password'))).toBe('Fill in this field to continue.')
  expect(replies.sent).toEqual([])
})

test('a shown password is hidden again on submit', async () => {
  await showWizard({ current: authenticate(), replies: [authenticate(1)] })
  await type('password', 'old')
  const toggle = home.querySelector<HTMLElement>('.secret-toggle')
  await press(toggle)
  expect([field('password').type, toggle?.getAttribute('aria-pressed')]).toEqual(['text', 'true'])
  await enter()
  expect(field('password').type).toBe('password')
})

test('caps lock is reported while typing', async () => {
  await showWizard({ current: authenticate() })
  const key = new KeyboardEvent('keydown', { key: 'A', bubbles: true })
  Object.defineProperty(key, 'getModifierState', { value: (name: string) => name === 'CapsLock' })
  await act(async () => void field('password').dispatchEvent(key))
  expect(describing(field('password'))).toContain('Caps lock is on.')
})

test('Escape leaves at once if nothing would be lost, else it asks for confirmation', async () => {
  const replies = await showWizard({ current: authenticate() })
  await type('password', 'half')
  field('password').focus()
  await pressEscape()
  expect(home.querySelector('dialog')?.textContent).toContain('Stop this task?')
  await press(buttonNamed('Keep going'))
  expect(document.activeElement).toBe(field('password'))
  expect(field('password').value).toBe('half')
  await type('password', '')
  await pressEscape()
  expect(replies.cancelled).toBe(1)
  expect(home.querySelector('h1')?.textContent).toBe('Which account is it?')
})

test('the browser’s back button cancels the run', async () => {
  const replies = await showWizard({ current: change(2) })
  await act(async () => void dispatchEvent(new PopStateEvent('popstate')))
  expect(replies.cancelled).toBe(0)
  await press(buttonNamed('Stop here'))
  expect(replies.cancelled).toBe(1)
})

test('24: the urgent tasks are large, the others a compact list, and each starts with the account', async () => {
  const replies = await showWizard({ replies: [authenticate()] })
  const titles = (selector: string) => [...home.querySelectorAll(selector)].map(({ textContent }) => textContent)
  expect(titles('.tasks:not([data-compact]) .task')).toEqual(['Change my password' + 'I know my current one.'])
  expect(titles('.tasks[data-compact] .task')).toEqual(['My notifications'])
  await press(buttonNamed('My notifications'))
  expect(document.activeElement).toBe(field('account'))
  expect(describing(field('account'))).toContain('Fill in this field to continue.')
  await type('account', 'expired.user')
  await press(buttonNamed('My notifications'))
  expect(replies.sent).toMatchObject([{ workflow: 'my-notifications', account: 'expired.user' }])
})

test('another language is used at once, and typed values stay', async () => {
  await showWizard({})
  await type('account', 'expired.user')
  await chooseLanguage('de')
  expect(home.querySelector('h1')?.textContent).toBe('Um welches Konto geht es?')
  expect(document.documentElement.lang).toBe('de')
  expect(field('account').value).toBe('expired.user')
})

test('the result’s button calls the host’s action', async () => {
  let finished = 0
  await showWizard({ current: done }, { onFinished: () => void finished++, finishedLabel: 'Back to Outlook' })
  await press(buttonNamed('Back to Outlook'))
  expect(finished).toBe(1)
})

test('8: in the middle of a run the page comes in another language, and what was typed stays, secrets too', async () => {
  const title = 'Wie lautet Ihr aktuelles Passwort?'
  await showWizard({
    current: authenticate(),
    translated: { ...authenticate(), page: { ...authenticate().page, title } },
  })
  await type('password', 'half typed')
  await chooseLanguage('de')
  expect(home.querySelector('h1')?.textContent).toBe(title)
  expect(field('password').value).toBe('half typed')
})

interface FakeServer {
  current?: WizardStep
  /** The current step in the other language. */
  translated?: WizardStep
  replies?: WizardStep[]
}

async function showWizard(replies: FakeServer, props: Partial<WizardProps> = {}) {
  const server = { sent: [] as unknown[], cancelled: 0 }
  const next = async (): Promise<Reply<WizardStep>> => {
    const value = replies.replies?.shift()
    return value ? { ok: true, value } : { ok: false, problem: { code: 'unexpected', text: 'Nothing more.' } }
  }
  const languages = ['en', 'de'].map((code) => ({ code, name: code }))
  const tasks = [
    { workflow: 'my-notifications', title: 'My notifications', text: 'Choose mails.' },
    { workflow: 'manage-my-passwords', title: 'Change my password', text: 'I know my current one.' },
  ]
  const client: WizardClient = {
    loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages, domains: [], tasks, captcha: 'none' } }),
    startRun: (run) => {
      server.sent.push(run)
      return next()
    },
    resumeRun: async () => replies.current && { ok: true, value: replies.current },
    async sendAnswer(_number, answer) {
      server.sent.push(answer)
      return next()
    },
    async changeLanguage() {
      if (!replies.translated) throw new Error('no translation was expected')
      return { ok: true, value: replies.translated }
    },
    async cancelRun() {
      server.cancelled += 1
    },
  }
  await act(() => render(<Wizard client={() => client} language="en" address="localhost" {...props} />, home))
  await settled()
  return server
}

function authenticate(number = 1, problem?: Problem): AskStep {
  const answer = { type: 'object', properties: { password }, required: ['password'] } as const
  return askStep(number, 'authenticate-with-password', 'What is your current password?', {
    ...answer,
    required: [...answer.required],
    problem,
  })
}

function change(number = 2, problem?: Problem): AskStep {
  return askStep(number, 'change-password-in-ad', 'Choose a new password', {
    type: 'object',
    properties: { password, newPassword },
    required: ['password', 'newPassword'],
    problem,
  })
}

function askStep(
  number: number,
  activity: string,
  title: string,
  { problem, ...answer }: AskStep['page']['answer'] & { problem?: Problem },
): AskStep {
  const page = { title, account: 'expired.user', submit: 'Continue', answer, problem }
  return { status: 'ask', number, position: number, of: 2, activity, page }
}

const done: WizardStep = { status: 'done', title: 'Your password is changed', text: '' }

/** Waits for effects, replies and lazily loaded pages. */
async function settled() {
  const flush = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  for (let count = 0; count < 5; count++) await flush()
  while (home.querySelector('[aria-busy=true]')) await flush()
}

function field(path: string): HTMLInputElement {
  const input = home.querySelector<HTMLInputElement>(`#field-${path}`)
  if (!input) throw new Error(`no field ${path} in: ${home.textContent}`)
  return input
}

async function type(path: string, text: string) {
  const input = field(path)
  await act(async () => {
    input.value = text
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
}

async function chooseLanguage(code: string) {
  const select = home.querySelector<HTMLSelectElement>('.language select')
  await act(async () => {
    if (select) select.value = code
    select?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await settled()
}

async function enter() {
  await act(async () => home.querySelector('form')?.requestSubmit())
  await settled()
}

async function pressEscape() {
  await act(async () => void home.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })))
  await settled()
}

async function press(button: HTMLElement | null | undefined) {
  if (!button) throw new Error(`no such button in: ${home.textContent}`)
  await act(async () => button.click())
  await settled()
}

function buttonNamed(name: string) {
  return [...home.querySelectorAll('button')].find((button) => button.textContent?.includes(name))
}

function describing(input: HTMLElement): string {
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}
