import type { z } from 'zod'
import type { MessageKey, MessageValues } from '../../shared/languages/keys.ts'

/**
 * A kind of mail: its parameters and its plain texts. Only the renderers produce markup, so no value can. An administrator's text may
 * override the subject and the paragraphs (`text-override.ts`).
 */
export interface Template<Parameters extends z.ZodType> {
  id: string
  /** Holds a code: the outbox deletes the values as soon as the mail is sent or given up. */
  secret?: true
  /** A job sends it to many people at once: codes, passcodes, requests and notices of changes pass it in the outbox. */
  isBulk?: true
  /** Overrides for one workflow come before those for all. */
  perWorkflow?: true
  /**
   * Strict: an undeclared parameter (a password, say) is refused before it reaches the outbox. In `.meta()`: a `secret` is shown by
   * `compose` alone and never by overrides; `internal` parameters are not offered to overrides; `sample` is for previews.
   */
  parameters: Parameters
  compose(values: z.output<Parameters>, format: MailFormatter): MailContent
  /** Parameters as overrides show them, where that is not the value itself. */
  formatValues?(values: z.output<Parameters>, format: MailFormatter): Record<string, string>
}

/** A template with any parameters; its own `parameters` check them before `compose` gets them. */
export type AnyTemplate = Template<z.ZodType>

export function defineTemplate<Parameters extends z.ZodType>(template: Template<Parameters>): Template<Parameters> {
  return template
}

export interface MailFormatter {
  translate(key: MessageKey, values?: MessageValues): string
  /** A time in the reader's language and the server's time zone, which it names. */
  formatTime(iso: string): string
}

/** Plain texts only. */
export interface MailContent {
  subject: string
  mood: 'good' | 'bad'
  title: string
  greeting?: string
  paragraphs: readonly Paragraph[]
  facts: { label: string; value: string }[]
  /** Highlighted: what to do if it was not you. */
  warning?: { title: string; text: string }
  /** A page that only shows something; opening it changes nothing. */
  link?: { label: string; url: string }
  footer: string
}

export type Paragraph = string | readonly Inline[]

/** `url` comes from a parameter that is a link. */
export interface Inline {
  text: string
  bold?: true
  url?: string
}
