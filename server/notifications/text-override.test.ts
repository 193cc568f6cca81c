import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toFindings } from '../policies/findings.ts'
import { createSampleValues, listParameters } from './parameters.ts'
import type { MailTexts } from './pick-text.ts'
import { renderMail } from './rendering.ts'
import { templates } from './templates/index.ts'
import { workflowSucceeded } from './templates/workflow-succeeded.ts'
import { textOverridesFor } from './text-override.ts'

const values = {
  displayName: 'Erin Müller',
  account: 'expired.user',
  workflow: 'register',
  task: 'Register',
  time: '2026-11-21T08:30:00Z',
  url: 'https://password.corp.example.test',
}
const order = { to: 'erin@corp.example.test', template: 'workflow-succeeded', language: 'en', values }
const override = (text: string, more: object = {}) =>
  ({ subject: 'Done: {workflow}', text, format: 'html', details: false, ...more }) as const

/** The mail with this text. */
function render(text: string, more: { values?: object; override?: object } = {}) {
  const overrides = new Map([['workflow-succeeded', { en: override(text, more.override) }]])
  const texts: MailTexts = { defaultLanguage: 'en', overrides }
  return renderMail({ ...order, values: { ...values, ...more.values } }, { texts, timeZone: 'Europe/Berlin' })
}

const problems = (text: string, language = 'en') => {
  const read = textOverridesFor(workflowSucceeded).safeParse({ [language]: override(text) })
  return read.success ? [] : toFindings(read.error)
}

test('two apostrophes before a parameter are one', () => {
  expect(problems("pour l''{account}")).toEqual([])
  expect(render("pour l''{account}").text).toContain("pour l'expired.user")
})

test('paragraphs, bold and links to parameters are markup; everything else is text', () => {
  const { html, text, subject } = render('Hello **{displayName}**,\n\nsee [your <site>]({url})\nor {url}. *No* [x](y)')
  expect(subject).toBe('Done: Register')
  expect(text).toContain(
    'Hello Erin Müller,\n\nsee your <site>: https://password.corp.example.test\nor https://password.corp.example.test. *No* [x](y)',
  )
  expect(html).toContain('Hello <strong>Erin Müller</strong>,</p>')
  expect(html).toMatch(
    /see <a class="accent" href="https:\/\/password\.corp\.example\.test"[^>]*>your &lt;site&gt;<\/a><br>or /,
  )
  expect(html).toContain('*No* [x](y)')
})

test('a value selects a choice, and parameters are formatted for the reader', () => {
  const text = '{workflow, select, register {You are set up, {account}.} other {Something else.}} {time}'
  expect(render(text).text).toContain('You are set up, expired.user. November 21, 2026 at 9:30:00 AM GMT+1')
})

test('format `text` has no HTML; the supplied details are optional', () => {
  const mail = render('Short.', { override: { format: 'text', details: true } })
  expect(mail.html).toBeUndefined()
  expect(mail.text).toMatch(/^Done: Register\n\nShort\.\n\nAccount: expired\.user\n/)
  expect(render('Short.').text).not.toContain('Account:')
})

test.each([
  [
    'an undeclared parameter',
    'Hi\n{shoeSize}',
    'en.text',
    'parameter-unknown',
    { line: 2, column: 1, name: 'shoeSize' },
  ],
  ['one within a choice', '{workflow, select, other {{x}}}', 'en.text', 'parameter-unknown', { line: 1, name: 'x' }],
  ['one that is only for the program', '{task}', 'en.text', 'parameter-unknown', { name: 'task' }],
  ['a secret', 'It is {newPassword}', 'en.text', 'parameter-secret', { line: 1, column: 7, name: 'newPassword' }],
  ['a brace that is not closed', 'Hi\n\n{account', 'en.text', 'message-broken', { line: 3 }],
  ['a choice without another way', '{workflow, select, register {x}}', 'en.text', 'message-broken', { line: 1 }],
  ['a number that is none', '{account, number}', 'en.text', 'parameter-format', { name: 'account' }],
  [
    'a parameter after an apostrophe',
    "Bonjour,\npour l'{account}",
    'en.text',
    'parameter-quoted',
    { line: 2, column: 7, name: 'account' },
  ],
  [
    'a parameter between apostrophes',
    "It is '{account}'.",
    'en.text',
    'parameter-quoted',
    { line: 1, column: 7, name: 'account' },
  ],
  [
    'a parameter after an apostrophe within a choice',
    "{workflow, select, register {l'{account}} other {x}}",
    'en.text',
    'message-broken',
    { line: 1 },
  ],
  ['a choice after an apostrophe', "l'{account, select, other {x}}", 'en.text', 'parameter-quoted', { column: 2 }],
  ['a parameter with spaces after an apostrophe', "dell'{ account }", 'en.text', 'parameter-quoted', { column: 5 }],
  ['a link to elsewhere', 'x [here](https://evil.test)', 'en.text', 'link-not-parameter', { line: 1, column: 3 }],
  ['a link to a text', '[here]({account})', 'en.text', 'link-not-parameter', { known: '{url}' }],
  ['a script as a link', '[here](javascript:{url})', 'en.text', 'link-not-parameter', {}],
])('%s is refused with its position', (_what, text, path, code, at) => {
  expect(problems(text)).toMatchObject([{ path, code, values: at }])
})

test('a number between apostrophes in a plural is refused with its position', () => {
  expect(problems("x\n{minutes, plural, one {une minute} other {d'# minutes d'attente}}")).toContainEqual(
    expect.objectContaining({
      code: 'parameter-quoted',
      values: expect.objectContaining({ line: 2, column: 44, name: '#' }),
    }),
  )
})

test.each(['{code}', '{passcode}', '{password}'])(
  'an override cannot contain %s, even in a mail that holds it',
  (text) => {
    for (const template of templates.filter(({ secret }) => secret)) {
      const read = textOverridesFor(template).safeParse({ en: { subject: 'x', text } })
      expect(read.error && toFindings(read.error)).toMatchObject([{ code: 'parameter-secret' }])
    }
  },
)

test.each(['en\u202Efr', 'a\u0000b', 'turned \u202Egnp.exe', 'a\uE0000\uE001b'])('%j is refused as text', (text) => {
  expect(problems(text)).toMatchObject([{ code: 'text-characters' }])
})

test('a subject is one line', () => {
  const read = textOverridesFor(workflowSucceeded).safeParse({ en: { subject: 'x\r\nBcc: all@corp.test', text: 'x' } })
  expect(read.error && toFindings(read.error)).toMatchObject([{ path: 'en.subject', code: 'text-characters' }])
})

test('any BCP 47 language is accepted, also one outside the catalogue', () => {
  for (const tag of ['fr', 'pt-BR', 'zh-Hant-TW', 'de-1996']) expect(problems('x', tag)).toEqual([])
  for (const tag of ['', 'not a language', 'e', '../x'])
    expect(problems('x', tag)).toMatchObject([{ code: 'language-code' }])
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '**bold** [x]({url}) {account}',
    '\uE0000\uE001',
    'a\r\nBcc: everyone@corp.test',
    '\u202Egnp.exe',
    '&lt;b&gt;',
  ),
)

test('no value of any parameter becomes markup, a header, a line, or another parameter', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (displayName, account, task) => {
      const text = '.{displayName}\n\n**.{account}** [.{workflow}]({url})'
      const mail = render(text, { values: { displayName, account, task } })
      expect(tagsOf(mail.html)).toEqual(tagsOf(render(text).html))
      expect(mail.subject).not.toMatch(/[\p{Cc}\u202A-\u202E]/u)
      expect(mail.text.split('\n')).toHaveLength(render(text).text.split('\n').length)
      expect(mail.html?.match(/href="[^"]*"/g)).toEqual([`href="${values.url}"`])
    }),
  )
})

test('an administrator’s text becomes no markup but bold and links of parameters, and never prevents a mail', () => {
  const pieces = fc.constantFrom('**', '[', ']', '](', ')', '{url}', '{account}', '<b>', '"', "'", '\n', '\n\n', 'x')
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.array(pieces).map((some) => some.join('')),
      ),
      (text) => {
        const { html = '' } = render(`.${text}`)
        const inside = html.slice(html.indexOf('</h1>') + 5, html.indexOf('<p class="quiet"'))
        for (const tag of inside.match(/<[^>]*>/g) ?? []) {
          expect(tag).toMatch(
            /^<(?:p style="margin:0 0 (?:16|24)px"|\/p|br|\/?strong|\/a|a class="accent" href="https:\/\/password\.corp\.example\.test" style="color:#\w+"|\/?(?:table|tr|td|div)[^<>]*)>$/,
          )
        }
      },
    ),
  )
})

const tagsOf = (html = '') => html.match(/<[^>]*>/g)?.map((tag) => tag.split(' ')[0])

test('every template declares its parameters and renders samples with the supplied text and with an override', () => {
  for (const template of templates) {
    const parameters = listParameters(template)
    expect(parameters.length).toBeGreaterThan(1)
    if (template.secret) expect(parameters.filter(({ secret }) => secret).length).toBeGreaterThan(0)
    const all = parameters.filter(({ secret }) => !secret).map(({ name }) => `{${name}}`)
    const own = textOverridesFor(template).parse({ fr: { subject: 'Essai', text: `Bonjour ${all.join(' ')}` } })
    const sample = createSampleValues(template, { url: 'https://password.corp.example.test', now: new Date() })
    for (const language of ['en', 'de', 'fr']) {
      const mail = renderMail({ to: order.to, template: template.id, language, values: sample, own })
      expect(mail.subject === 'Essai').toBe(language === 'fr')
      expect(mail.text).not.toContain('{')
    }
  }
})
