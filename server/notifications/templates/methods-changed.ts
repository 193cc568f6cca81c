import { z } from 'zod'
import { defineTemplate } from '../template.ts'

export const methodChanges = [
  'questions-registered',
  'questions-changed',
  'questions-removed',
  'personal-mail-added',
  'personal-mail-removed',
  'personal-mobile-added',
  'personal-mobile-removed',
  'totp-added',
  'totp-replaced',
  'totp-removed',
  'passkey-added',
  'passkey-removed',
] as const
export type MethodChange = (typeof methodChanges)[number]

/** Somebody can be known by something else from now on: told to every address, old and new. */
export const methodsChanged = defineTemplate({
  id: 'methods-changed',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** What changed, separated by spaces. */
    changes: z
      .string()
      .transform((changes) => changes.split(' '))
      .pipe(z.array(z.enum(methodChanges)).min(1))
      .meta({ sample: 'questions-changed' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  shown: ({ changes }, { text }) => ({
    changes: changes.map((change) => text(`mail.methods-changed.${change}`)).join(' '),
  }),
  compose: ({ displayName, account, changes, time, url }, { text, moment }) => ({
    subject: text('mail.methods-changed.subject'),
    mood: 'good',
    title: text('mail.methods-changed.subject'),
    greeting: text('mail.greeting', { displayName }),
    paragraphs: [text('mail.methods-changed.text'), ...changes.map((change) => text(`mail.methods-changed.${change}`))],
    facts: [
      { label: text('mail.account'), value: account },
      { label: text('mail.time'), value: moment(time) },
    ],
    warning: { title: text('mail.not-you.title'), text: text('mail.methods-changed.not-you') },
    link: { label: text('mail.site'), url },
    footer: text('mail.footer'),
  }),
})
