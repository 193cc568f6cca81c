import { describe, expect, it } from 'vitest'
import type { AskStep, FieldSchema } from '../../../shared/wizard/page.ts'
import type { LegacyPage, LegacyView } from './page.ts'
import { legacySite } from './render.tsx'

const newPassword: FieldSchema = { type: 'string', title: 'New password', secret: true, autocomplete: 'new-password' }

const change: AskStep = {
  status: 'ask',
  number: 4,
  position: 2,
  of: 2,
  activity: 'change-password-in-ad',
  page: {
    title: 'Choose a new password',
    account: 'erika.example',
    answer: {
      type: 'object',
      properties: {
        password: { type: 'string', title: 'Current password', secret: true, autocomplete: 'current-password' },
        newPassword,
        method: { type: 'string', title: 'How', enum: ['mail', 'phone'], control: 'radio' },
        place: { type: 'string', title: 'Where', enum: ['here', 'there'] },
        accept: { type: 'boolean', const: true, title: 'I agree' },
      },
      required: ['password', 'newPassword', 'method', 'place', 'accept'],
    },
    rules: [{ id: 'length', where: 'page', settings: { min: 12 }, text: 'At least 12 characters' }],
    submit: 'Change password',
  },
}

const page = (view: LegacyView, changes: Partial<LegacyPage> = {}): string =>
  legacySite.renderPage(
    {
      language: 'en',
      kiosk: false,
      address: 'password.contoso.example',
      start: '/legacy/',
      view,
      site: { name: 'Contoso', domains: [] },
      createToken: (action) => `token-of-${action}`,
      ...changes,
    },
    { style: '/legacy/style.css', icon: '/legacy/icon.svg' },
  )

const run = (step: AskStep = change, changes: Partial<LegacyPage> = {}, typed = {}): string =>
  page({ kind: 'step', run: '/legacy/runs/1', step, ...typed }, changes)

describe('a page without scripts', () => {
  it('contains neither scripts nor styles, and nothing that needs a script', () => {
    const html = run()
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|secret-toggle|strength/)
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
  })

  it('shows every kind of field, and the rules of a new password', () => {
    const html = run()
    for (const part of [
      /<input [^>]*name="password"[^>]*type="password"/,
      /<input [^>]*name="newPassword"[^>]*type="password"/,
      /<input [^>]*type="radio"[^>]*value="phone"/,
      /<select [^>]*name="place"/,
      /<input [^>]*name="accept"[^>]*type="checkbox"/,
      /At least 12 characters/,
    ])
      expect(html).toMatch(part)
  })

  it('shows the hint of a field whose note needs scripts', () => {
    const account: LegacyView = { kind: 'account', action: '/legacy/', tasks: [] }
    expect(page(account)).toMatch(/id="field-account-note"[^>]*>The name you sign in to your computer with/)
  })

  it('sends its form to the run, with the page’s number and the token for that address', () => {
    const html = run()
    expect(html).toMatch(/<form [^>]*method="post"[^>]*action="\/legacy\/runs\/1"/)
    expect(html).toContain('<input type="hidden" name="form-number" value="4"/>')
    expect(html).toContain('<input type="hidden" name="form-token" value="token-of-/legacy/runs/1"/>')
  })

  it('focuses the first problem, names it in the title, and never contains a typed secret', () => {
    const html = run(change, {}, { typed: { place: 'there' }, problems: { method: { key: 'wizard.required-choice' } } })
    expect(html).toContain('<title>Problem: Choose a new password – Contoso</title>')
    expect(html.match(/autofocus/g)).toHaveLength(1)
    expect(html).toMatch(
      /<input [^>]*type="radio"[^>]*autofocus|<input [^>]*autofocus[^>]*type="radio"|autofocus[^>]*name="method"/,
    )
    expect(html).toMatch(/<option value="there" selected/)
    expect(html).not.toMatch(/type="password"[^>]*value="[^"]/)
  })

  it('connects a problem without a field with the first field', () => {
    const problem = { code: 'no', text: 'These answers do not match.' }
    const html = run({ ...change, page: { ...change.page, problem } })
    expect(html).toMatch(/id="form-problem"[^>]*class="notice"/)
    expect(html).toMatch(
      /<input id="field-password"[^>]*aria-describedby="form-problem field-password-note"[^>]*autofocus/,
    )
  })

  it('writes a time of a text as the reader’s region does, and names the zone, which is the server’s here', () => {
    const text =
      'You can change your password again from {2026-01-15T09:00:00.000Z}; until then the current one stays valid.'
    const step = { ...change, page: { ...change.page, problem: { code: 'no', text, field: 'newPassword' } } }
    expect(run(step)).toMatch(
      /again from \w+ \d\d, 2026, \d{1,2}:\d\d\s[AP]M \((UTC|GMT[^)]*|[A-Z]{2,5})\); until then/u,
    )
    expect(run(step, { regions: ['en-GB'] })).toMatch(
      /again from \d\d \w+ 2026(,| at) \d\d:\d\d \((UTC|GMT[^)]*|[A-Z]{2,5})\); until/u,
    )
  })

  it('explains what needs scripts, and keeps its further buttons', () => {
    const actions = [{ label: 'Another way', answer: { another: true } }]
    const asked = {
      title: 'Use your passkey',
      submit: 'Use passkey',
      answer: { type: 'object', properties: {} },
    } as const
    const html = run({ ...change, page: { ...asked, control: 'passkey', data: {}, actions } })
    expect(html).toContain('needs a browser that runs JavaScript')
    expect(html).not.toContain('Use passkey</span>')
    expect(html).toMatch(/name="form-action" value="0"[^>]*>.*Another way/)
    const secret = { secret: 'ABCD EFGH', qr: { size: 21, path: 'M0,0h1v1h-1z' }, uri: 'otpauth://totp/x' }
    const app = run({ ...change, page: { ...asked, submit: 'Next', control: 'totp-enrolment', data: secret } })
    expect(app).toMatch(/<path d="M0,0h1v1h-1z".*href="otpauth:\/\/totp\/x".*ABCD EFGH/)
    expect(app).not.toContain('needs a browser')
  })

  it('lets the browser store nothing in kiosk mode', () => {
    const html = run(change, { kiosk: true, asksAfter: 300 })
    expect(html).not.toMatch(/autocomplete="(?!off)/)
    expect(html).toContain('After 5 minutes this screen asks')
  })

  it('escapes texts of people and administrators', () => {
    const html = page(
      { kind: 'account', action: '/x', account: '"><script>', tasks: [{ workflow: 'w', title: '<script>', text: '' }] },
      { note: { tone: 'bad', text: '<b>' } },
    )
    expect(html).not.toMatch(/<script|<b>/)
  })
})
