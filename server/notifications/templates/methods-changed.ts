import { z } from 'zod'
import { en } from '../../../shared/languages/en.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { composePersonalMail } from '../personal-mail.ts'
import { defineTemplate } from '../template.ts'

/** `totp-added`: the text `mail.methods-changed.totp-added` says what changed. Which there are, the factors declare. */
const textOf = (change: string): MessageKey => `mail.methods-changed.${change}` as MessageKey
const isChange = (change: string): boolean =>
  /-(added|changed|registered|removed|replaced)$/.test(change) && textOf(change) in en

/** Sent to every address, old and new, when a person's authentication methods change. */
export const methodsChanged = defineTemplate({
  id: 'methods-changed',
  parameters: z.strictObject({
    displayName: z.string(),
    account: z.string(),
    /** What changed, separated by spaces. */
    changes: z
      .string()
      .transform((changes) => changes.split(' '))
      .pipe(z.array(z.string().refine(isChange)).min(1))
      .meta({ sample: 'questions-changed' }),
    /** ISO 8601. */
    time: z.iso.datetime({ offset: true }),
    url: z.url({ protocol: /^https?$/ }),
  }),
  formatValues: ({ changes }, { translate }) => ({
    changes: changes.map((change) => translate(textOf(change))).join(' '),
  }),
  compose: ({ account, changes, time, ...recipient }, { translate, formatTime }) =>
    composePersonalMail(recipient, translate, {
      subject: translate('mail.methods-changed.subject'),
      paragraphs: [translate('mail.methods-changed.text'), ...changes.map((change) => translate(textOf(change)))],
      facts: [
        { label: translate('mail.account'), value: account },
        { label: translate('mail.time'), value: formatTime(time) },
      ],
      warning: translate('mail.methods-changed.not-you'),
    }),
})
