import { z } from 'zod'
import { linkProblems, markedUp } from './own-markup.ts'
import { messagePieces, messageProblems, type WordsProblem } from './own-message.ts'
import { type Parameter, parametersOf } from './parameters.ts'
import type { AnyTemplate, MailContent } from './template.ts'

/** Any BCP 47 tag, also of a language that the catalogue does not speak. */
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
/** Control characters, those that turn or embed the direction of a text, and those that stand for parameters. */
const line = /^[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uE000\uE001\p{Cs}]*$/u
const lines = /^(?:[\n\t]|[^\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uE000\uE001\p{Cs}])*$/u

export const ownSubject = z.string().trim().max(200).regex(line, 'text-characters')
export const ownText = z
  .string()
  .trim()
  .max(10_000)
  .overwrite((text) => text.replace(/\r\n?/g, '\n'))
  .regex(lines, 'text-characters')

/** An administrator's words for a mail, in one language: they take the place of the subject, the greeting and the paragraphs. */
export const ownWording = z.strictObject({
  subject: ownSubject.min(1).meta(label('subject')),
  text: ownText.min(1).meta({ ...label('text'), control: 'textarea' }),
  /** `html` has a plain half as well. */
  format: z.enum(['html', 'text']).default('html').meta(label('format')),
  /** Account, time, what to do if it was not you and the link follow as they are supplied; always in mails that hold a code. */
  details: z.boolean().default(true).meta(label('details')),
})

export type OwnWording = z.output<typeof ownWording>
/** By language. */
export type OwnWordings = Readonly<Record<string, OwnWording>>

/** Words of one's own for these templates, in any number of languages; what they cannot say is refused at its place. */
export const ownWordings = (...templates: readonly AnyTemplate[]) =>
  z.record(languageTag, ownWording).superRefine((wordings, { addIssue }) => {
    if (Object.keys(wordings).length > 200)
      addIssue({ code: 'custom', message: 'list-too-long', params: { maximum: 200 } })
    for (const [language, wording] of Object.entries(wordings)) {
      for (const issue of wordingIssues(wording, commonParameters(templates), [language])) addIssue(issue)
    }
  })

/** What all of them declare. */
export function commonParameters(templates: readonly AnyTemplate[]): Parameter[] {
  const [first = [], ...others] = templates.map(parametersOf)
  return first.filter(({ name }) => others.every((other) => other.some((one) => one.name === name)))
}

/** As a refinement of zod tells it. */
type WordingIssue = {
  code: 'custom'
  path: PropertyKey[]
  message: string
  params?: Record<string, string | number | undefined>
}

/** For refinements of settings: each problem at its field under `at`. */
export function wordingIssues(
  { subject, text }: Pick<OwnWording, 'subject' | 'text'>,
  parameters: readonly Parameter[],
  at: PropertyKey[] = [],
): WordingIssue[] {
  const issue = (field: string, { code, values }: WordsProblem) => ({
    code: 'custom' as const,
    path: [...at, field],
    message: code,
    params: { ...values },
  })
  return [
    ...messageProblems(subject, parameters).map((problem) => issue('subject', problem)),
    ...[...messageProblems(text, parameters), ...linkProblems(text, parameters)].map((problem) =>
      issue('text', problem),
    ),
  ]
}

/** The same for words that may be left out altogether. */
export function optionalWordingIssues(
  words: { subject: string; text: string },
  parameters: readonly Parameter[],
): WordingIssue[] {
  const isHalf = (words.subject === '') !== (words.text === '')
  const missing: WordingIssue = {
    code: 'custom',
    path: [words.subject === '' ? 'subject' : 'text'],
    message: 'words-missing',
  } as const
  return [...(isHalf ? [missing] : []), ...wordingIssues(words, parameters)]
}

/**
 * The supplied mail in somebody's own words. `raw`: values that choices, numbers and dates are made of; `shown`: what stands in
 * the place of a parameter. Throws where the words do not fit the template any more.
 */
export function inOwnWords(
  wording: OwnWording,
  of: {
    template: AnyTemplate
    supplied: MailContent
    language: string
    raw: Record<string, unknown>
    shown: Record<string, string>
  },
): MailContent {
  const { template, supplied, language, raw, shown } = of
  const parameters = parametersOf(template)
  const messages = [wording.subject, wording.text]
  const open = parameters.filter(({ secret }) => !secret)
  if (messages.some((message) => messageProblems(message, parameters).length > 0))
    throw new Error(`own words do not fit ${template.id}`)
  const values = Object.fromEntries(open.map(({ name, kind }) => [name, valueFor(kind, raw[name])]))
  const pieces = (message: string) => messagePieces(message, { language, parameters: open, values })
  const shownAs = ({ name }: Parameter) => shown[name] ?? ''
  const subject = pieces(wording.subject).map((piece) => ('text' in piece ? piece.text : shownAs(piece.parameter)))
  const said = subject.join('').replace(/\s+/g, ' ').trim()
  const paragraphs = markedUp(pieces(wording.text), shownAs)
  const mail = { ...supplied, subject: said, title: said, greeting: undefined, paragraphs }
  return wording.details || template.secret ? mail : { ...mail, facts: [], warning: undefined, link: undefined }
}

const valueFor = (kind: Parameter['kind'], value: unknown): unknown =>
  kind === 'moment' && typeof value === 'string' ? new Date(value) : (value ?? '')
