// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccountPageProps } from './AccountPage.tsx'
import { KnownAccountPage } from './KnownAccountPage.tsx'
import type { AskStep, FieldSchema, Problem, WizardPage, WizardStep } from './page.ts'
import { Wizard } from './Wizard.tsx'
import type { WizardClient } from './wizard-client.ts'

const password: FieldSchema = {
  type: 'string',
  title: 'Current password',
  secret: true,
  autocomplete: 'current-password',
}
const newPassword: FieldSchema = { ...password, title: 'New password', autocomplete: 'new-password' }
const properties = { password, newPassword }
const page: WizardPage = {
  title: 'Choose a new password',
  submit: 'Change password',
  answer: { type: 'object', properties, required: ['password', 'newPassword'] },
}
const done: WizardStep = { status: 'done', title: 'Your password is changed', text: '' }

let home: HTMLElement
beforeEach(() => {
  history.replaceState(null, '')
  home = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  act(() => render(null, home))
  home.remove()
})

test('account and both passwords are asked together; the account is sent only with them', async () => {
  const sent = await open({ replies: [ask(page), done] })
  expect(field('account').value).toBe('CORP\\erika')
  expect(document.activeElement).toBe(field('password'))
  expect(sent).toEqual([])
  await type('password', 'old')
  await type('newPassword', 'new')
  await submit()
  expect(sent).toMatchObject([
    { workflow: 'manage-my-passwords', account: 'CORP\\erika' },
    { password: 'old', newPassword: 'new' },
  ])
  expect(home.querySelector('h1')?.textContent).toBe('Your password is changed')
})

test('a refused answer is shown on the page of the run, and what was right stays typed', async () => {
  const problem = { code: 'password-history', text: 'Used before.', field: 'newPassword' }
  const sent = await open({ replies: [ask(page), ask(page, 2, problem), done] })
  await type('password', 'old')
  await type('newPassword', 'used before')
  await submit()
  expect([field('password').value, field('newPassword').value]).toEqual(['old', 'used before'])
  expect(document.activeElement).toBe(field('newPassword'))
  await type('newPassword', 'new')
  await submit()
  expect(sent.at(-1)).toEqual({ password: 'old', newPassword: 'new' })
})

test('a run that begins with another page shows it and answers nothing for the person, who finds what they typed later', async () => {
  const agreement = { ...page, title: 'Terms', answer: { type: 'object', properties: {} } } satisfies WizardPage
  const sent = await open({ replies: [ask(agreement), ask(page, 2)] })
  await type('password', 'old')
  await type('newPassword', 'new')
  await submit()
  expect(home.querySelector('h1')?.textContent).toBe('Terms')
  expect(sent).toHaveLength(1)
  await submit()
  expect([field('password').value, field('newPassword').value]).toEqual(['old', 'new'])
})

test('a domain is asked for only while the name that is typed has none', async () => {
  const domains = ['corp', 'branch'].map((name) => ({ name, alias: name }))
  const sent = await open({ domains, replies: [ask(page), done] })
  expect(home.querySelector('#field-domain')).toBeNull()
  await type('password', 'old')
  await type('account', 'erika')
  expect(home.querySelector('#field-domain')).not.toBeNull()
  expect(field('password').value).toBe('old')
  await type('newPassword', 'new')
  await submit()
  expect(sent[0]).toMatchObject({ account: 'erika', domain: 'corp' })
})

test('where the page cannot be shown before a run, or the account is not known, the account is asked first', async () => {
  await open({ page: undefined })
  expect(home.querySelector('h1')?.textContent).toBe('Which account is it?')
  expect(field('account').value).toBe('CORP\\erika')
  act(() => render(null, home))
  await open({ account: undefined })
  expect(home.querySelector('h1')?.textContent).toBe('Which account is it?')
})

test('while the run of a typed account begins, the account page stays, so that nothing is typed into a page that goes', async () => {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  await open({ account: undefined, replies: [ask(page)], begun })
  await type('account', 'erika')
  await act(async () => home.querySelector('form')?.requestSubmit())
  await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  expect(home.querySelector('h1')?.textContent).toBe('Which account is it?')
  begin()
  await settled()
  expect(home.querySelector('h1')?.textContent).toBe('Choose a new password')
})

interface Given {
  replies?: WizardStep[]
  /** Until then no reply comes. */
  begun?: Promise<void>
  page?: WizardPage
  account?: string
  domains?: { name: string; alias: string }[]
}

/** Opens the wizard of a host that knows the account; returns what is sent to the server. */
async function open(given: Given): Promise<unknown[]> {
  const { replies = [], domains = [], begun } = given
  const options = { page, account: 'CORP\\erika', ...given }
  const sent: unknown[] = []
  const reply = async (what: unknown) => {
    sent.push(what)
    await begun
    const value = replies.shift()
    if (!value) throw new Error('nothing more was expected')
    return { ok: true, value } as const
  }
  const client: WizardClient = {
    loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains, captcha: 'none' } }),
    startRun: reply,
    resumeRun: async () => undefined,
    sendAnswer: (_, answer) => reply(answer),
    cancelRun: async () => {},
  }
  const FirstPage = (props: AccountPageProps) => <KnownAccountPage {...props} load={async () => options.page} />
  const preset = { workflow: 'manage-my-passwords', account: options.account }
  const wizard = (
    <Wizard client={() => client} language="en" address="localhost" preset={preset} FirstPage={FirstPage} />
  )
  await act(() => render(wizard, home))
  await settled()
  return sent
}

const ask = (page: WizardPage, number = 1, problem?: Problem): AskStep => ({
  status: 'ask',
  number,
  position: 1,
  of: 1,
  activity: 'change-password-in-ad',
  page: { ...page, account: 'CORP\\erika', problem },
})

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
  await act(async () => {
    field(path).value = text
    field(path).dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  await settled()
}

async function submit() {
  await act(async () => home.querySelector('form')?.requestSubmit())
  await settled()
}
