import { getTranslator } from '../../shared/languages/translator.ts'
import type { Branding } from '../branding/branding.ts'
import { oneAddress } from '../directory/mail-address.ts'
import { renderHtml } from './html.ts'
import type { MailOrder } from './notifications.ts'
import { listParameters } from './parameters.ts'
import { type MailTexts, type PickedText, pickText, suppliedTexts } from './pick-text.ts'
import type { AnyTemplate, MailContent, MailFormatter } from './template.ts'
import { templates } from './templates/index.ts'
import { renderText } from './text.ts'
import { applyOverride } from './text-override.ts'

export interface RenderedMail {
  to: string
  subject: string
  text: string
  /** Absent where an administrator wants plain text only. */
  html?: string
  /** What the HTML shows by `cid:`; the parts of the mail itself. */
  logo?: Branding['picture']
  /** BCP 47 of the text. */
  language: string
}

interface Rendering {
  /** Administrators' texts; without them every text is the supplied one. */
  texts?: MailTexts
  /** How the organisation looks; absent: as supplied. */
  branding?: Branding
  timeZone?: string
}

/**
 * Renders a mail from its order. Throws on a wrong address, template or parameter: `enqueue` checks an order with it before anything
 * is stored, so that a caller's mistake shows at once and not days later in the outbox.
 */
export function renderMail(
  order: MailOrder,
  { texts = suppliedTexts, branding = {}, timeZone }: Rendering = {},
): RenderedMail {
  const to = oneAddress.parse(order.to)
  const template = templates.find(({ id }) => id === order.template)
  if (!template) throw new Error(`There is no mail template ${order.template}`)
  const picked = pickText(order, texts)
  const values = removeControlCharacters(order.values)
  const supplied = template.compose(template.parameters.parse(values), createFormatter(picked.language, timeZone))
  const { content, language } = composeContent(picked, { template, supplied, values, timeZone })
  const isPlain = language === picked.override?.language && picked.override.text.format === 'text'
  const mail = { to, subject: content.subject, text: renderText(content), language }
  if (isPlain) return mail
  // Mail programs show no SVG: such a logo is left out.
  const logo = branding.picture?.type === 'image/png' ? branding.picture : undefined
  return { ...mail, html: renderHtml(content, language, { ...branding, logo: logo && branding.logo }), logo }
}

const createFormatter = (language: string, timeZone: string | undefined): MailFormatter => ({
  translate: getTranslator(language),
  formatTime: (iso) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'long', timeZone }).format(new Date(iso)),
})

interface Composition {
  template: AnyTemplate
  supplied: MailContent
  values: MailOrder['values']
  timeZone: string | undefined
}

/** An override that no longer fits the template (a release has changed it) gives way to the supplied text: a mail is always sent. */
function composeContent(
  { override, language }: PickedText,
  { template, supplied, values, timeZone }: Composition,
): { content: MailContent; language: string } {
  if (!override) return { content: supplied, language }
  try {
    const raw = template.parameters.parse(values) as Record<string, unknown>
    const { formatTime } = createFormatter(override.language, timeZone)
    const formatter = { translate: getTranslator(language), formatTime }
    const shown = { ...formatTimes(template, values, formatTime), ...template.formatValues?.(raw, formatter) }
    const content = applyOverride(override.text, {
      template,
      supplied,
      language: override.language,
      raw: values,
      shown,
    })
    return { content, language: override.language }
  } catch {
    return { content: supplied, language }
  }
}

/** Every value as text, times in the reader's language. */
function formatTimes(
  template: AnyTemplate,
  values: MailOrder['values'],
  formatTime: MailFormatter['formatTime'],
): Record<string, string> {
  const kinds = new Map(listParameters(template).map(({ name, kind }) => [name, kind]))
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      kinds.get(name) === 'moment' ? formatTime(String(value)) : String(value),
    ]),
  )
}

/** Values come from a directory: line breaks, control and bidirectional characters in a name must not change the layout. */
function removeControlCharacters(values: MailOrder['values']): MailOrder['values'] {
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
