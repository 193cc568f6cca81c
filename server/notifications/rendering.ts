import { z } from 'zod'
import { catalogues, words } from '../../shared/languages/words.ts'
import { renderHtml } from './html.ts'
import type { MailOrder } from './notifications.ts'
import { templates } from './templates/index.ts'
import { renderText } from './text.ts'

export interface RenderedMail {
  to: string
  subject: string
  text: string
  html: string
  /** BCP 47 of the wording. */
  language: string
}

/** One address and nothing else: no list, no name, no line break, no bracket. */
export const oneAddress = z
  .string()
  .max(254)
  .regex(
    /^[^\s<>()[\],;:"\\@\p{Cc}\p{Cf}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u,
    'must be one mail address',
  )

/**
 * A mail from its order. Throws on an address, template or parameter that is not known: `enqueue` checks by this before
 * anything is stored, so that a mistake in a caller shows there and not days later in the outbox.
 */
export function renderMail(order: MailOrder, { timeZone }: { timeZone?: string } = {}): RenderedMail {
  const to = oneAddress.parse(order.to)
  const template = templates.find(({ id }) => id === order.template)
  if (!template) throw new Error(`There is no mail template ${order.template}`)
  const language = nearestLanguage(order.language)
  const values = template.parameters.parse(flattened(order.values))
  const content = template.compose(values, {
    text: words(language),
    moment: (iso) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso)),
  })
  return { to, subject: content.subject, text: renderText(content), html: renderHtml(content, language), language }
}

/** `de-AT` reads German; what nobody supplied reads English. */
function nearestLanguage(language: string): string {
  const candidates = [language, language.split('-')[0] ?? '']
  return candidates.find((code) => Object.hasOwn(catalogues, code)) ?? 'en'
}

/** Values come from a directory: line breaks, control and bidirectional characters in a name must not shape the mail. */
function flattened(values: MailOrder['values']): MailOrder['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string'
        ? value
            .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
            .trim()
            .slice(0, 500)
        : value,
    ]),
  )
}
