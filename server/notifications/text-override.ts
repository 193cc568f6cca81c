import { z } from 'zod'
import { checkLinks, parseMarkup } from './override-markup.ts'
import { checkMessage, formatPieces, type TextProblem } from './override-message.ts'
import { listParameters, type Parameter } from './parameters.ts'
import type { AnyTemplate, MailContent } from './template.ts'

/** Any BCP 47 tag, also of a language that the catalogue does not have. */
const languageTag = z
  .string()
  .max(35)
  .refine((tag) => isLanguageTag(tag), 'language-code')

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const label = (name: string) => ({ label: `mail.own.${name}` })
/** Neither control characters, nor those that change the direction of text, nor placeholders of parameters. */
const line = /^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uE000\uE001\p{Cs}]*$/u
const lines = /^(?:[\n\t]|[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uE000\uE001\p{Cs}])*$/u

export const customSubject = z.string().trim().max(200).regex(line, 'text-characters')
export const customBody = z
  .string()
  .trim()
  .max(10_000)
  .overwrite((text) => text.replace(/\r\n?/g, '\n'))
  .regex(lines, 'text-characters')

/** An administrator's text of a mail in one language. It replaces the subject, the greeting and the paragraphs. */
export const textOverride = z.strictObject({
  subject: customSubject.min(1).meta(label('subject')),
  text: customBody.min(1).meta({ ...label('text'), control: 'textarea' }),
  /** `html` includes a plain-text part. */
  format: z
    .enum(['html', 'text'])
    .default('html')
    .meta({ ...label('format'), choices: { html: 'mail.own.html', text: 'mail.own.plain' } }),
  /** Whether the supplied account, time, warning and link follow; they always do in mails that hold a code. */
  details: z.boolean().default(true).meta(label('details')),
})

export type TextOverride = z.output<typeof textOverride>
/** By language. */
export type TextOverrides = Readonly<Record<string, TextOverride>>

/** Overrides for these templates in any number of languages; each problem is reported at its field. */
export const textOverridesFor = (...templates: readonly AnyTemplate[]) =>
  z.record(languageTag, textOverride).superRefine((wordings, { addIssue }) => {
    if (Object.keys(wordings).length > 200)
      addIssue({ code: 'custom', message: 'list-too-long', params: { maximum: 200 } })
    for (const [language, wording] of Object.entries(wordings)) {
      for (const issue of overrideIssues(wording, commonParameters(templates), [language])) addIssue(issue)
    }
  })

/** Parameters that all of the templates declare. */
function commonParameters(templates: readonly AnyTemplate[]): Parameter[] {
  const [first = [], ...others] = templates.map(listParameters)
  return first.filter(({ name }) => others.every((other) => other.some((one) => one.name === name)))
}

/** As a refinement of zod reports it. */
type OverrideIssue = {
  code: 'custom'
  path: PropertyKey[]
  message: string
  params?: Record<string, string | number | undefined>
}

/** For refinements of settings: each problem at its field below `path`. */
function overrideIssues(
  { subject, text }: Pick<TextOverride, 'subject' | 'text'>,
  parameters: readonly Parameter[],
  path: PropertyKey[] = [],
): OverrideIssue[] {
  const issue = (field: string, { code, values }: TextProblem) => ({
    code: 'custom' as const,
    path: [...path, field],
    message: code,
    params: { ...values },
  })
  return [
    ...checkMessage(subject, parameters).map((problem) => issue('subject', problem)),
    ...[...checkMessage(text, parameters), ...checkLinks(text, parameters)].map((problem) => issue('text', problem)),
  ]
}

/** The same for a text that may be omitted: subject and text both or neither. */
export function optionalOverrideIssues(
  words: { subject: string; text: string },
  parameters: readonly Parameter[],
): OverrideIssue[] {
  const isHalf = (words.subject === '') !== (words.text === '')
  const missing: OverrideIssue = {
    code: 'custom',
    path: [words.subject === '' ? 'subject' : 'text'],
    message: 'words-missing',
  } as const
  return [...(isHalf ? [missing] : []), ...overrideIssues(words, parameters)]
}

interface OverrideContext {
  template: AnyTemplate
  supplied: MailContent
  language: string
  raw: Record<string, unknown>
  shown: Record<string, string>
}

/**
 * The supplied mail with an administrator's text. `raw`: values for choices, numbers and dates; `shown`: the text of each parameter.
 * Throws if the override no longer fits the template.
 */
export function applyOverride(
  override: TextOverride,
  { template, supplied, language, raw, shown }: OverrideContext,
): MailContent {
  const parameters = listParameters(template)
  const messages = [override.subject, override.text]
  const open = parameters.filter(({ secret }) => !secret)
  if (messages.some((message) => checkMessage(message, parameters).length > 0))
    throw new Error(`the override does not fit ${template.id}`)
  const values = Object.fromEntries(open.map(({ name, kind }) => [name, valueFor(kind, raw[name])]))
  const pieces = (message: string) => formatPieces(message, { language, parameters: open, values })
  const shownAs = ({ name }: Parameter) => shown[name] ?? ''
  const subject = pieces(override.subject).map((piece) => ('text' in piece ? piece.text : shownAs(piece.parameter)))
  const title = subject.join('').replace(/\s+/g, ' ').trim()
  const paragraphs = parseMarkup(pieces(override.text), shownAs)
  const mail = { ...supplied, subject: title, title, greeting: undefined, paragraphs }
  return override.details || template.secret ? mail : { ...mail, facts: [], warning: undefined, link: undefined }
}

const valueFor = (kind: Parameter['kind'], value: unknown): unknown =>
  kind === 'moment' && typeof value === 'string' ? new Date(value) : (value ?? '')
