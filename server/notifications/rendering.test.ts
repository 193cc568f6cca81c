import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogues } from '../../shared/languages/translator.ts'
import { deriveColours } from '../branding/colours.ts'
import { createPng } from '../branding/testing.ts'
import { predefinedWorkflows } from '../policies/predefined/index.ts'
import { renderMail } from './rendering.ts'
import { templates } from './templates/index.ts'

const values = {
  displayName: 'Erin Müller',
  account: 'expired.user',
  workflow: 'manage-my-passwords',
  time: '2026-11-21T08:30:00Z',
  url: 'https://password.corp.example.test',
}
const order = { to: 'erin@corp.example.test', template: 'workflow-succeeded', language: 'en', values }

test('a mail says what happened to which account and when, and what to do if it was not you', () => {
  expect(renderMail(order, { timeZone: 'Europe/Berlin' }).text).toBe(`Your password was changed

Hello Erin Müller,

The password of your account was changed. The old password no longer works.

Account: expired.user
Time: November 21, 2026 at 9:30:00 AM GMT+1

Was this not you?
Then somebody else has access to your account. Call your helpdesk at once, tell them the account and the time above, and have the account locked.

Passwords and tasks of your account: https://password.corp.example.test

-- 
This message was sent because of a task that concerns your account. Replies are not read. Nobody at your organisation will ask for your password.
`)
})

test.each(['workflow-succeeded', 'workflow-failed'])(
  '%s: every workflow in every language has words of its own',
  (template) => {
    const subjects = Object.keys(catalogues).flatMap((language) =>
      [...predefinedWorkflows.map(({ id }) => id), 'door-card'].map(
        (workflow) => renderMail({ ...order, template, language, values: { ...values, workflow } }).subject,
      ),
    )
    expect(new Set(subjects).size).toBe(subjects.length)
  },
)

test('a workflow without a text of its own is named, and a mail from before names had says whose it is', () => {
  const text = (more: object) => renderMail({ ...order, values: { ...values, workflow: 'door-card', ...more } }).text
  expect(text({ task: 'New door card' })).toContain('Task: New door card')
  expect(text({})).toContain('Task: a task of your organisation')
  expect(renderMail({ ...order, values: { ...values, task: 'Change my password' } }).text).not.toContain('Task:')
})

test.each(['approval-requested', 'approval-decided'])(
  '%s names the task, also one of the organisation’s own',
  (template) => {
    const { displayName, account, url } = values
    const parties: Record<string, string> =
      template === 'approval-requested' ? { person: 'Erin' } : { manager: 'Tom', decision: 'refused' }
    const about = { displayName, account, url, until: values.time, workflow: 'door-card', ...parties }
    const text = (more: object) => renderMail({ ...order, template, values: { ...about, ...more } }).text
    expect(text({ task: 'New door card' })).toContain('“New door card”')
    // Queued by a version that named no tasks.
    expect(text({ workflow: 'unlock-my-account' })).toContain('“Unlock my account”')
    expect(text({})).toContain('“a task of your organisation”')
    expect(text({})).not.toContain('door-card')
  },
)

test('a mail is in the reader’s language, its nearest relative, or English', () => {
  const subject = (language: string) => renderMail({ ...order, language }).subject
  expect([subject('de'), subject('de-AT'), subject('xx'), subject('constructor')]).toEqual([
    'Ihr Passwort wurde geändert',
    'Ihr Passwort wurde geändert',
    'Your password was changed',
    'Your password was changed',
  ])
})

test('no value becomes markup, a header or a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (displayName, account) => {
      const mail = renderMail({ ...order, values: { ...values, displayName: `<b>"${displayName}\r\n`, account } })
      expect(mail.html).not.toContain('<b>')
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect(mail.text.split('\n')).toHaveLength(17)
    }),
  )
})

test.each([
  ['an undeclared secret', { values: { ...values, newPassword: 'x' } }],
  ['a missing parameter', { values: { displayName: 'Erin' } }],
  ['a link that is none', { values: { ...values, url: 'javascript:alert(1)' } }],
  ['an unknown template', { template: '../secrets' }],
  ['two addresses', { to: 'a@corp.test,b@corp.test' }],
  ['a header in the address', { to: 'a@corp.test\r\nBcc: b@corp.test' }],
  ['a name in the address', { to: 'Erin <a@corp.test>' }],
])('refused: %s', (_what, change) => {
  expect(() => renderMail({ ...order, ...change })).toThrow()
})

test('the list names every template of the folder', () => {
  const files = readdirSync(new URL('templates', import.meta.url)).map((name) => name.replace(/\.ts$/, ''))
  expect(templates.map(({ id }) => id)).toEqual(
    files.filter((name) => !name.endsWith('.test') && !['index', 'workflow-parameters'].includes(name)),
  )
})

describe('of an organisation with a look of its own', () => {
  const colours = deriveColours('#870000')
  const picture = (type: string) => ({ address: '/branding/x', type, content: createPng() })
  const logo = { address: '/branding/x', width: 40, height: 10 }

  test('the HTML has its colour, and a PNG as a part of the mail: nothing is fetched', () => {
    const mail = renderMail(order, { branding: { colours, logo, picture: picture('image/png') } })
    expect(mail.html).toContain('border-top:4px solid #870000')
    expect(mail.html).toContain('src="cid:logo@latchkey" width="192" height="48" alt=""')
    expect(mail.html).not.toMatch(/<img[^>]*(https?:|\/branding)/)
    expect(mail.logo?.content).toEqual(createPng())
    expect(mail.text).toBe(renderMail(order).text)
  })

  test('an SVG is left out, since mail programs show none', () => {
    const mail = renderMail(order, { branding: { logo, picture: picture('image/svg+xml') } })
    expect([mail.logo, mail.html]).toEqual([undefined, renderMail(order).html])
  })
})
