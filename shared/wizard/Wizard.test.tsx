// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply, WizardClient } from './client.ts'
import type { AskStep, FieldSchema, Problem, WizardStep } from './page.ts'
import { Wizard, type WizardProps } from './Wizard.tsx'

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

test('from the account to the result, by keyboard alone', async () => {
  const wire = await shown({ replies: [authenticate(), change(), done] })
  expect(document.title).toBe('Which account is it? – Contoso')
  expect(document.activeElement).toBe(field('account'))
  await type('account', ' expired.user ')
  await enter()
  expect(wire.sent).toEqual([{ account: 'expired.user', domain: undefined }])

  await press(buttonNamed('Change my password'))
  expect(document.activeElement?.textContent).toBe('What is your current password?')
  expect(document.title).toBe('What is your current password? – Contoso')
  expect(home.textContent).toContain('Step 1 of 2')
  await type('password', 'old')
  await enter()
  await type('newPassword', 'new')
  await enter()
  expect(wire.sent.at(-1)).toEqual({ newPassword: 'new', password: 'old' })
  expect(document.activeElement?.textContent).toBe('Your password is changed')
})

test('a password manager finds account and both passwords, but never the one that is filled in unseen', async () => {
  await shown({ standing: authenticate(), replies: [change()] })
  await type('password', 'old')
  await enter()
  const tokens = [...home.querySelectorAll('input')].map((input) => `${input.autocomplete} ${input.value}`)
  expect(tokens).toEqual(['username expired.user', 'new-password '])
})

test('a problem stands beside its field, is tied to it, and takes focus', async () => {
  const problem = { code: 'wrong-password', text: 'That is not your current password.', field: 'password' }
  await shown({ standing: authenticate(), replies: [authenticate(2, problem)] })
  await type('password', 'typo')
  await enter()
  const input = field('password')
  expect(document.activeElement).toBe(input)
  expect(input.value).toBe('')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  expect(describing(input)).toContain('That is not your current password.')
})

test('what is missing is said without asking the server', async () => {
  const wire = await shown({ standing: change() })
  await enter()
  expect(document.activeElement).toBe(field('password'))
  expect(describing(field('password'))).toBe('Fill in this field to go on.')
  expect(wire.sent).toEqual([])
})

test('a password can be shown, and hides again when it is sent', async () => {
  await shown({ standing: authenticate(), replies: [authenticate(1)] })
  await type('password', 'old')
  const toggle = home.querySelector<HTMLElement>('.secret-toggle')
  await press(toggle)
  expect([field('password').type, toggle?.getAttribute('aria-pressed')]).toEqual(['text', 'true'])
  await enter()
  expect(field('password').type).toBe('password')
})

test('caps lock is noticed while typing', async () => {
  await shown({ standing: authenticate() })
  const key = new KeyboardEvent('keydown', { key: 'A', bubbles: true })
  Object.defineProperty(key, 'getModifierState', { value: (name: string) => name === 'CapsLock' })
  await act(async () => void field('password').dispatchEvent(key))
  expect(describing(field('password'))).toBe('Caps lock is on.')
})

test('Escape leaves at once where nothing would be lost, and asks where something would', async () => {
  const wire = await shown({ standing: authenticate() })
  await type('password', 'half')
  field('password').focus()
  await pressEscape()
  expect(home.querySelector('dialog')?.textContent).toContain('Stop this task?')
  await press(buttonNamed('Keep going'))
  expect(document.activeElement).toBe(field('password'))
  expect(field('password').value).toBe('half')
  await type('password', '')
  await pressEscape()
  expect(wire.cancelled).toBe(1)
  expect(home.querySelector('h1')?.textContent).toBe('Which account is it?')
})

test('the back button of the browser is a cancel', async () => {
  const wire = await shown({ standing: change(2) })
  await act(async () => void dispatchEvent(new PopStateEvent('popstate')))
  expect(wire.cancelled).toBe(0)
  await press(buttonNamed('Stop here'))
  expect(wire.cancelled).toBe(1)
})

test('the back button leads from the tasks to the account, which stays filled in', async () => {
  await shown({})
  await type('account', 'expired.user')
  await enter()
  await act(async () => void dispatchEvent(new PopStateEvent('popstate')))
  expect(field('account').value).toBe('expired.user')
})

test('another language is taken at once, and what was typed stays', async () => {
  await shown({})
  await type('account', 'expired.user')
  const select = home.querySelector<HTMLSelectElement>('.language select')
  await act(async () => {
    if (select) select.value = 'de'
    select?.dispatchEvent(new Event('change', { bubbles: true }))
  })
  expect(home.querySelector('h1')?.textContent).toBe('Um welches Konto geht es?')
  expect(document.documentElement.lang).toBe('de')
  expect(field('account').value).toBe('expired.user')
})

test('the result leads back to where the host says', async () => {
  let finished = 0
  await shown({ standing: done }, { onFinished: () => void finished++, finishedLabel: 'Back to Outlook' })
  await press(buttonNamed('Back to Outlook'))
  expect(finished).toBe(1)
})

interface Wire {
  standing?: WizardStep
  replies?: WizardStep[]
}

async function shown(wire: Wire, props: Partial<WizardProps> = {}) {
  const server = { sent: [] as unknown[], cancelled: 0 }
  const next = async (): Promise<Reply<WizardStep>> => {
    const value = wire.replies?.shift()
    return value ? { ok: true, value } : { ok: false, problem: { code: 'unexpected', text: 'Nothing more.' } }
  }
  const languages = ['en', 'de'].map((code) => ({ code, name: code }))
  const client: WizardClient = {
    site: async () => ({ ok: true, value: { name: 'Contoso', languages, domains: [], captcha: 'none' } }),
    async tasks(of) {
      server.sent.push(of)
      return { ok: true, value: [{ workflow: 'manage-my-passwords', title: 'Change my password', text: '' }] }
    },
    start: next,
    resume: async () => wire.standing && { ok: true, value: wire.standing },
    async answer(_number, answer) {
      server.sent.push(answer)
      return next()
    },
    async cancel() {
      server.cancelled += 1
    },
  }
  await act(() => render(<Wizard client={() => client} language="en" address="localhost" {...props} />, home))
  await settled()
  return server
}

function authenticate(number = 1, problem?: Problem): AskStep {
  const answer = { type: 'object', properties: { password }, required: ['password'] } as const
  return asked(number, 'authenticate-with-password', 'What is your current password?', {
    ...answer,
    required: [...answer.required],
    problem,
  })
}

function change(number = 2): AskStep {
  return asked(number, 'change-password-in-ad', 'Choose a new password', {
    type: 'object',
    properties: { password, newPassword },
    required: ['password', 'newPassword'],
  })
}

function asked(
  number: number,
  activity: string,
  title: string,
  { problem, ...answer }: AskStep['page']['answer'] & { problem?: Problem },
): AskStep {
  const page = { title, account: 'expired.user', submit: 'Continue', answer, problem }
  return { status: 'ask', number, position: number, of: 2, activity, page }
}

const done: WizardStep = { status: 'done', title: 'Your password is changed', text: '' }

/** Lets effects, replies and lazily fetched pages arrive. */
async function settled() {
  const turn = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  for (let turns = 0; turns < 5; turns++) await turn()
  while (home.querySelector('[aria-busy=true]')) await turn()
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
