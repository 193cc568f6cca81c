// @vitest-environment happy-dom
import { readdirSync } from 'node:fs'
import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AskStep, WizardPage, WizardStep } from '../page.ts'
import { Wizard } from '../Wizard.tsx'
import type { Reply, WizardClient } from '../wizard-client.ts'
import { controls } from './index.ts'

let home: HTMLElement
let sent: unknown[]
beforeEach(() => {
  history.replaceState(null, '')
  sent = []
  home = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  act(() => render(null, home))
  home.remove()
  vi.unstubAllGlobals()
})

const bytes = (text: string) => new TextEncoder().encode(text).buffer
const challenge = 'SGVsbG8'
const options = { challenge, rpId: 'localhost', allowCredentials: [{ id: 'a2V5', type: 'public-key' }] }

test('every control file is in the list, sorted', () => {
  const helpers = /^(control|index|use-control|webauthn|.*\.test)\.tsx?$/
  const files = readdirSync(import.meta.dirname).filter((file) => !helpers.test(file))
  expect(Object.keys(controls)).toEqual(files.map((file) => file.replace(/\.tsx?$/, '')).sort())
})

test('the answer of a passkey page is the signature of its challenge', async () => {
  const asked = withPasskeys(async ({ publicKey }: CredentialRequestOptions) => {
    expect(new TextDecoder().decode(publicKey?.challenge as BufferSource)).toBe('Hello')
    const response = { clientDataJSON: bytes('c'), authenticatorData: bytes('a'), signature: bytes('s') }
    return { id: 'a2V5', rawId: bytes('key'), type: 'public-key', response }
  })
  await shown({ control: 'passkey', data: { options } })
  await press('Use passkey')
  expect(asked).toHaveBeenCalledOnce()
  expect(sent).toEqual([
    {
      assertion: {
        id: 'a2V5',
        rawId: 'a2V5',
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON: 'Yw', authenticatorData: 'YQ', signature: 'cw' },
      },
    },
  ])
})

test.each([
  ['NotAllowedError', 'No passkey was used'],
  ['SecurityError', 'do not work in this window'],
])('a browser that refuses (%s) is told in words, read out at once, and nothing is sent', async (name, words) => {
  withPasskeys(() => Promise.reject(Object.assign(new Error(name), { name })))
  await shown({ control: 'passkey', data: { options } })
  await press('Use passkey')
  expect(home.querySelector('[role=alert]')?.textContent).toContain(words)
  expect(sent).toEqual([])
})

test('a way to check a caller is a button; one that they lack is grey, has its reason as description, and sends nothing', async () => {
  const methods = [
    { id: 'caller-questions', title: 'Security questions', obstacle: 'Too few questions are registered' },
    { id: 'corporate-mail', title: 'Code by e-mail' },
  ]
  const actions = [{ label: 'Code by e-mail', answer: { method: 'corporate-mail' }, row: 'corporate-mail' }]
  await shown({ control: 'method-choice', data: { methods }, actions, submit: undefined })
  expect([...home.querySelectorAll('.button')].map((button) => button.textContent)).toEqual([
    'Security questions',
    'Code by e-mail',
    'Cancel',
  ])
  const grey = buttonNamed('Security questions')
  expect(grey.getAttribute('aria-disabled')).toBe('true')
  const reason = document.getElementById(grey.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toBe('Too few questions are registered')
  await press('Security questions')
  expect(sent).toEqual([])
  await press('Code by e-mail')
  expect(sent).toEqual([{ method: 'corporate-mail' }])
})

test('the number of a call back is a link that dials it, and reads as the directory holds it', async () => {
  await shown({ control: 'phone-number', data: { number: '020 7946-0112 ext. 12', dialled: '+442079460112' } })
  const link = home.querySelector('.phone-number a')
  expect([link?.textContent, link?.getAttribute('href')]).toEqual(['020 7946-0112 ext. 12', 'tel:+442079460112'])
})

test.each([
  ['Another way', [{ another: true }]],
  ['Cancel', []],
])('finding 19: %s ends the open request for a passkey and does what it says', async (name, answers) => {
  let request: AbortSignal | undefined
  withPasskeys(({ signal }: CredentialRequestOptions) => {
    request = signal
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
  })
  const page = { control: 'passkey', data: { options }, actions: [{ label: 'Another way', answer: { another: true } }] }
  await shown(page, 2)
  await act(async () => buttonNamed('Use passkey').click())
  expect(request?.aborted).toBe(false)
  // At once, before the server has answered: the browser's own dialog covers the page.
  act(() => buttonNamed(name).click())
  expect(request?.aborted).toBe(true)
  await settled()
  expect(sent).toEqual(answers)
  expect(home.querySelector('dialog') !== null).toBe(name === 'Cancel')
  expect(home.querySelector('[role=alert]')).toBeNull()
})

test('without passkeys in this window the page says so at once, and its further buttons still work', async () => {
  vi.stubGlobal('PublicKeyCredential', undefined)
  await shown({ control: 'passkey', data: { options }, actions: [{ label: 'Another way', answer: { another: true } }] })
  expect(home.textContent).toContain('This browser does not support passkeys')
  expect(home.querySelector('[type=submit]')).toBeNull()
  await press('Another way')
  expect(sent).toEqual([{ another: true }])
})

test('a page with an unknown control still has its further buttons', async () => {
  await shown({ control: 'palm-reading', actions: [{ label: 'Another way', answer: { another: true } }] })
  expect(home.textContent).toContain('too old for this page')
  expect(home.textContent).toContain('Another way')
})

test('finding 17: an authenticator app is set up by QR code, on this device, or by the secret as text', async () => {
  const writeText = vi.fn(async () => {})
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  const uri = 'otpauth://totp/Contoso:ada?secret=ABCDEFGH'
  await shown({ control: 'totp-enrolment', data: { secret: 'ABCD EFGH', qr: { size: 21, path: 'M0,0h1v1h-1z' }, uri } })
  expect(home.querySelector('svg[role=img] path')?.getAttribute('d')).toBe('M0,0h1v1h-1z')
  expect(home.querySelector('code')?.textContent).toBe('ABCD EFGH')
  expect(home.querySelector('a')?.textContent).toBe('Open in my authenticator app')
  expect(home.querySelector('a')?.href).toBe(uri)
  await press('Copy')
  expect(writeText).toHaveBeenCalledWith('ABCDEFGH')
})

function withPasskeys(get: (options: CredentialRequestOptions) => Promise<unknown>) {
  const asked = vi.fn(get)
  vi.stubGlobal('PublicKeyCredential', class {})
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get: asked } })
  return asked
}

test('proof of work is done on submit, without any input', async () => {
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 10,
    counter: 3,
    deriveKey,
    hmacSignatureSecret: 'x',
  })
  await shown({ control: 'proof-of-work', data: { challenge }, submit: 'Go on' })
  await press('Go on')
  // A worker computes it, which a busy machine delays.
  await vi.waitFor(() => expect(sent).toHaveLength(1), 15_000)
  expect(sent).toEqual([{ captcha: { challenge, solution: expect.objectContaining({ counter: 3 }) } }])
})

test('a challenge that is too expensive is not solved', async () => {
  await shown({ control: 'proof-of-work', data: { challenge: { parameters: { cost: 1e9 } } }, submit: 'Go on' })
  await press('Go on')
  expect(home.querySelector('[role=alert]')?.textContent).toContain('Use the picture or the sound')
  expect(sent).toEqual([])
})

test('an agreement can be scrolled by keyboard; CAPTCHA digits are a picture and a sound', async () => {
  await shown({ control: 'agreement', data: { paragraphs: ['One.', '<b>Two</b>'], version: '7' } })
  expect(home.querySelector<HTMLElement>('section.agreement')?.tabIndex).toBe(0)
  expect(home.textContent).toContain('<b>Two</b>')
  expect(home.textContent).toContain('Version 7')
  act(() => render(null, home))
  const picture = { width: 10, height: 10, path: 'M0 0L1 1' }
  await shown({ control: 'captcha', data: { picture, sound: 'data:audio/wav;base64,AA==' } })
  expect(home.querySelector('svg[role=img][aria-label]')).not.toBeNull()
  expect(home.querySelector('audio')?.controls).toBe(true)
})

async function shown(page: Partial<WizardPage>, position = 1) {
  const step: AskStep = {
    status: 'ask',
    number: 1,
    position,
    activity: 'any',
    page: { title: 'Use your passkey', submit: 'Use passkey', answer: { type: 'object', properties: {} }, ...page },
  }
  const done: Reply<WizardStep> = { ok: true, value: { status: 'done', title: 'Done', text: '' } }
  const client: WizardClient = {
    loadSite: async () => ({ ok: true, value: { name: 'Contoso', languages: [], domains: [], captcha: 'none' } }),
    startRun: async () => done,
    resumeRun: async () => ({ ok: true, value: step }),
    async sendAnswer(_number, answer) {
      sent.push(answer)
      return done
    },
    async cancelRun() {},
  }
  await act(() => render(<Wizard client={() => client} language="en" address="localhost" />, home))
  await settled()
}

async function settled() {
  const flush = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  for (let turns = 0; turns < 6; turns++) await flush()
  while (home.querySelector('[aria-busy=true]')) await flush()
}

function buttonNamed(name: string): HTMLButtonElement {
  const button = [...home.querySelectorAll('button')].find((one) => one.textContent?.includes(name))
  if (!button) throw new Error(`no button ${name} in: ${home.textContent}`)
  return button
}

async function press(name: string) {
  await act(async () => buttonNamed(name).click())
  await settled()
}
