import { z } from 'zod'
import { words } from '../../shared/languages/words.ts'
import { renderHtml } from './html.ts'
import type { MailOrder } from './notifications.ts'
import { inOwnWords } from './own-wording.ts'
import { parametersOf } from './parameters.ts'
import { type MailWords, type Picked, pickWording, suppliedWords } from './pick-wording.ts'
import type { AnyTemplate, MailContent, Say } from './template.ts'
import { templates } from './templates/index.ts'
import { renderText } from './text.ts'

export interface RenderedMail {
  to: string
  subject: string
  text: string
  /** Absent where an administrator wants plain text only. */
  html?: string
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

interface Rendering {
  /** Administrators' words; without them everything reads as supplied. */
  words?: MailWords
  timeZone?: string
}

/**
 * A mail from its order. Throws on an address, template or parameter that is not known: `enqueue` checks by this before
 * anything is stored, so that a mistake in a caller shows there and not days later in the outbox.
 */
export function renderMail(order: MailOrder, { words: own = suppliedWords, timeZone }: Rendering = {}): RenderedMail {
  const to = oneAddress.parse(order.to)
  const template = templates.find(({ id }) => id === order.template)
  if (!template) throw new Error(`There is no mail template ${order.template}`)
  const picked = pickWording(order, own)
  const values = flattened(order.values)
  const supplied = template.compose(template.parameters.parse(values), sayIn(picked.language, timeZone))
  const { content, language } = inPickedWords(picked, { template, supplied, values, timeZone })
  const isPlain = language === picked.own?.language && picked.own.wording.format === 'text'
  const text = renderText(content)
  return { to, subject: content.subject, text, ...(!isPlain && { html: renderHtml(content, language) }), language }
}

const sayIn = (language: string, timeZone: string | undefined): Say => ({
  text: words(language),
  moment: (iso) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso)),
})

/** Own words that do not fit the template any more (a release has changed it) give way to the supplied ones: a mail always goes. */
function inPickedWords(
  { own, language }: Picked,
  of: { template: AnyTemplate; supplied: MailContent; values: MailOrder['values']; timeZone: string | undefined },
): { content: MailContent; language: string } {
  const { template, supplied, values, timeZone } = of
  if (!own) return { content: supplied, language }
  try {
    const read = template.parameters.parse(values) as Record<string, unknown>
    const say = { text: words(language), moment: sayIn(own.language, timeZone).moment }
    const shown = { ...shownValues(template, values, say), ...template.shown?.(read, say) }
    const content = inOwnWords(own.wording, { template, supplied, language: own.language, raw: values, shown })
    return { content, language: own.language }
  } catch {
    return { content: supplied, language }
  }
}

/** Moments as the reader's language writes them; all else as it is. */
function shownValues(template: AnyTemplate, values: MailOrder['values'], { moment }: Say): Record<string, string> {
  const kinds = new Map(parametersOf(template).map(({ name, kind }) => [name, kind]))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      kinds.get(name) === 'moment' ? moment(String(value)) : String(value),
    ]),
  )
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
