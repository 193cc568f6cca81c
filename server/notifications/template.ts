import type { z } from 'zod'
import type { MessageKey, MessageValues } from '../../shared/languages/keys.ts'

/**
 * A kind of mail: the parameters it takes and the plain texts it consists of. Only the renderers make markup, so no value can.
 * An administrator's own words may take the place of the subject and the paragraphs (`own-wording.ts`).
 */
export interface Template<Parameters extends z.ZodType> {
  id: string
  /** Holds a code: the outbox forgets the values as soon as the mail is sent or given up. */
  secret?: true
  /** One set of own words for each workflow, before those for all. */
  perWorkflow?: true
  /**
   * Strict: a parameter nobody declared (a password, say) is refused before it reaches the outbox. In `.meta()`: `secret` is shown by
   * `compose` alone and never taken by somebody's own words; `internal` is not offered to them; `sample` is for previews.
   */
  parameters: Parameters
  compose(values: z.output<Parameters>, say: Say): MailContent
  /** Parameters as somebody's own words show them, where that is not the value itself. */
  shown?(values: z.output<Parameters>, say: Say): Record<string, string>
}

/** A template of whatever parameters; its own `parameters` check them before `compose` sees them. */
export type AnyTemplate = Template<z.ZodType>

export function defineTemplate<Parameters extends z.ZodType>(template: Template<Parameters>): Template<Parameters> {
  return template
}

export interface Say {
  text(key: MessageKey, values?: MessageValues): string
  /** A moment in the reader's language and the server's time zone, which it names. */
  moment(iso: string): string
}

/** Plain texts only. */
export interface MailContent {
  subject: string
  mood: 'good' | 'bad'
  title: string
  greeting?: string
  paragraphs: readonly Paragraph[]
  facts: { label: string; value: string }[]
  /** Set apart: what to do if it was not you. */
  warning?: { title: string; text: string }
  /** A page that only shows; nothing is decided by opening it. */
  link?: { label: string; url: string }
  footer: string
}

export type Paragraph = string | readonly Inline[]

/** A stretch of text; `url` comes from a parameter that is one. */
export interface Inline {
  text: string
  bold?: true
  url?: string
}
