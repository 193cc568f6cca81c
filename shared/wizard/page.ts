/**
 * What a run shows: the same JSON for the Self-Service site, the extension's window, scripts and tests
 * (docs/architecture.md#public-http-api). All texts are in the run's language; codes beside them are for programs. A time in a text is
 * marked, as `{2026-11-29T13:03:00.000Z}`, and the page that shows it writes it in its reader's time zone (`moment.ts`).
 */
export type WizardStep = AskStep | WaitStep | DoneStep | StoppedStep

/** The run waits for an answer to this page. An answer names `number`; `position` of `of` is for display only. */
export interface AskStep {
  status: 'ask'
  number: number
  position: number
  of?: number
  activity: string
  page: WizardPage
}

/** The run waits for something else: an answer that is still executing, a second person, a push. Load it again after `retryAfter` seconds. */
export interface WaitStep {
  status: 'wait'
  number: number
  /** The reason, unless an answer is still executing: `outcome-unknown`. */
  code?: string
  title: string
  text: string
  /** Shown large as long as the step waits: a number that another person compares. */
  shown?: { label: string; value: string }
  /** Who was asked; the times of its text (ISO 8601). */
  asked?: { text: string; at: string; until: string }
  retryAfter: number
}

/** The run succeeded. `result` is shown once and never cached. */
export interface DoneStep {
  status: 'done'
  title: string
  text: string
  result?: WizardResult
  /** What the person may do next; `tasks` are workflows that apply now. */
  next?: { text?: string; tasks?: { workflow: string; title: string }[] }
}

/** The run ended without success; `code` is stable. */
export interface StoppedStep {
  status: 'stopped'
  code: string
  /** What happened. */
  title: string
  text: string
  /** ISO 8601, where it is known: when this account is no longer locked, or when tries with it are accepted again. */
  until?: string
  /** The title with that time. */
  titleUntil?: string
  /** Ways on, the next one first. Empty only on the Helpdesk site, where every page leads back to the person. */
  doors: Door[]
}

/** A way on from an end or a refusal: a workflow for the same account, or the choice of another account. */
export type Door = { to: 'task'; workflow: string; title: string } | { to: 'another-account'; title: string }

/** Part of one reply only, never shown again: a passcode, a recovery key. */
export interface RevealedValue {
  label: string
  value: string
  /** ISO 8601: until when it is valid. */
  until?: string
  hint?: string
}

export interface WizardResult {
  shown?: RevealedValue[]
  /** The results, one text each ("Your account is no longer locked"). */
  lines?: string[]
  /** For the popup: a read-only, revocable token for GET /api/v1/state. Only for hosts that hold their run token themselves. */
  stateToken?: string
  passwordExpiresAt?: string
}

export interface WizardPage {
  title: string
  text?: string
  /** What an operator or approver did for this run meanwhile ("Ina Berg approved at 14:03"). */
  notice?: string
  /** Values of the previous step that are shown once. */
  shown?: RevealedValue[]
  /** The account as the person typed it; shown so that no wrong account is helped. */
  account?: string
  /** Name of the domain that was chosen with it, where there are several. */
  domain?: string
  /** Name of a client control for what a form cannot show (CAPTCHA, passkey …); `data` is its input. */
  control?: string
  data?: Record<string, unknown>
  answer: AnswerSchema
  /** Rules of a new password; those with `where: 'page'` are checked while typing. */
  rules?: PageRule[]
  /** Label of the primary button; absent where only `actions` answer the page. */
  submit?: string
  /** The page asks nothing, and only says what will be done: a site may send the empty answer at once where its person has just answered a page. */
  confirms?: boolean
  /** Further buttons; each sends exactly its answer and ignores what is typed. */
  actions?: PageAction[]
  problem?: Problem
  /** Ways on, after an answer that did not match. */
  doors?: Door[]
}

export interface PageAction {
  label: string
  answer: Record<string, unknown>
  /** Id of the row of the page's control that it belongs to; else it stands below the form. */
  row?: string
}

/** Why the last answer was not accepted. `field` is a path into the answer, like `newPassword` or `answers.1.answer`. */
export interface Problem {
  code: string
  text: string
  field?: string
}

export interface PageRule {
  id: string
  /** Where it is checked; a `note` is only shown. */
  where: 'page' | 'server' | 'note'
  /** The rule's settings, as its `check` takes them on both sides. */
  settings: Record<string, unknown>
  /** Text of what satisfies the rule ("At least 12 characters"). */
  text: string
  /** The directory asks for it: a passphrase does not relax it. */
  fixed?: boolean
}

/** The part of JSON Schema 2020-12 that answers use, with texts and our annotations. Created by `z.toJSONSchema`. */
export interface AnswerSchema {
  type: 'object'
  properties: Record<string, FieldSchema>
  required?: string[]
}

export type DurationUnit = 'minutes' | 'hours' | 'days'

export interface FieldSchema {
  type?: 'string' | 'boolean' | 'integer' | 'number' | 'array' | 'object'
  const?: string | number | boolean
  enum?: (string | number)[]
  title?: string
  description?: string
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: FieldSchema
  prefixItems?: FieldSchema[]
  properties?: Record<string, FieldSchema>
  required?: string[]
  /** HTML autocomplete token: current-password, new-password, one-time-code, off … */
  autocomplete?: string
  /** A code of so many digits: a touch screen shows a keypad, and the code is sent with its last digit where it is all that is asked. */
  digits?: number
  /** Of a boolean: its place in a table, in words. */
  cell?: { row: string; column: string }
  /** It is shown as it is, and cannot be changed. */
  locked?: boolean
  /** A password field; not stored after the answer is sent. */
  secret?: boolean
  /** A secret that the person makes up on this page: shown while it is typed unless they hide it, and kept when the page asks again. */
  chosen?: boolean
  /** Kind of control where the type leaves a choice: radio list, long text; the last ones are for administrators only. */
  control?:
    | 'radio'
    | 'textarea'
    | 'select'
    | 'words'
    | 'groups'
    | 'containers'
    | 'domains'
    | 'scope'
    | 'picture'
    | 'policy'
    | 'colour'
    | 'domain'
    | 'country'
    | 'countries'
    | 'timetable'
    | 'moment'
    | 'people'
    | 'steps'
    | 'link'
    | 'origin'
    | 'identity'
  /** Of `identity`: the table of the identity tables whose entries are chosen; `choices` has the names of those that are known. */
  table?: string
  /** Of a number: it is a duration of so many of these. */
  unit?: DurationUnit
  /** Of an object that has one of several shapes: each, with a constant that tells it from the others. */
  variants?: FieldSchema[]
  /** Texts of `enum` values, by value. */
  choices?: Record<string, string>
}
