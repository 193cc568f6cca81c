/**
 * What a run shows to a person: the same JSON for the Self-Service site, the extension's window, scripts and tests
 * (architecture §6). All texts arrive worded in the run's language; codes stay beside them for programs.
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

/** Something else must happen first: an answer still executing, a second person, a push. Ask again after `retryAfter` seconds. */
export interface WaitStep {
  status: 'wait'
  number: number
  /** Why, where it is anything else than an answer still executing: `outcome-unknown`. */
  code?: string
  title: string
  text: string
  retryAfter: number
}

/** The run succeeded. `result` is shown once and never cached. */
export interface DoneStep {
  status: 'done'
  title: string
  text: string
  result?: WizardResult
  /** What the person may do next; `tasks` are workflow ids that now make sense. */
  next?: { text?: string; tasks?: { workflow: string; title: string }[] }
}

/** The run ended without success; `code` is stable. */
export interface StoppedStep {
  status: 'stopped'
  code: string
  title: string
  text: string
}

/** Told in the answer to one request and never again: a passcode, a recovery key. */
export interface ShownOnce {
  label: string
  value: string
  /** ISO 8601: until when it is of use. */
  until?: string
  hint?: string
}

export interface WizardResult {
  shown?: ShownOnce[]
  /** What holds now, one worded line each ("Your account is no longer locked"). */
  lines?: string[]
  /** For the popup: a read-only, revocable token for GET /api/v1/state. Only given to hosts that hold their run token themselves. */
  stateToken?: string
  passwordExpiresAt?: string
}

export interface WizardPage {
  title: string
  text?: string
  /** What the step before this page gives away once. */
  shown?: ShownOnce[]
  /** Who is being helped, as the person typed it; shown so that nobody helps the wrong account. */
  account?: string
  /** A client control for pages that a form cannot show (CAPTCHA, passkey …), with its typed `data`. */
  control?: string
  data?: Record<string, unknown>
  answer: AnswerSchema
  /** Rules of a new password, ticked while typing where `where` is `page`. */
  rules?: PageRule[]
  /** Label of the one primary button. */
  submit: string
  /** Other ways on, beside the primary button: pressing one sends exactly its answer, whatever is typed. */
  actions?: PageAction[]
  problem?: Problem
}

export interface PageAction {
  label: string
  answer: Record<string, unknown>
}

/** Why the last answer was not accepted. `field` is a path into the answer, like `newPassword` or `answers.1.answer`. */
export interface Problem {
  code: string
  text: string
  field?: string
}

export interface PageRule {
  id: string
  /** Who judges it; a `note` is only said. */
  where: 'page' | 'server' | 'note'
  /** The rule's settings, as its `check` takes them on both sides. */
  settings: Record<string, unknown>
  /** What would satisfy the rule, worded ("At least 12 characters"). */
  text: string
  /** The directory asks for it: a passphrase does not relax it. */
  fixed?: boolean
}

/** The part of JSON Schema 2020-12 that answers use, with our annotations (labels worded). Made by `z.toJSONSchema`. */
export interface AnswerSchema {
  type: 'object'
  properties: Record<string, FieldSchema>
  required?: string[]
}

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
  /** Typed hidden, with show/hide; kept nowhere after the answer is sent. */
  secret?: boolean
  /** A fixed choice of controls beyond what the type says: radio list, long text. */
  control?: 'radio' | 'textarea' | 'select'
  /** Texts of `enum` values, by value. */
  choices?: Record<string, string>
}
