/**
 * Every error code and its HTTP status. Codes are sent, sentences are not: `shared/languages` has a text `errors.<code>` for each, as
 * a test checks.
 */
export const errorStatus = {
  'invalid-request': 400,
  'unsupported-media-type': 415,
  'request-too-large': 413,
  'not-found': 404,
  'method-not-allowed': 405,
  'run-unknown': 404,
  'person-unknown': 404,
  'mutual-proof-refused': 404,
  'wallet-answer-refused': 404,
  'approval-unknown': 404,
  'token-invalid': 401,
  'key-invalid': 401,
  'sign-in-refused': 401,
  'sign-on-refused': 403,
  'sign-in-required': 401,
  'second-factor-refused': 401,
  'enrolment-code-refused': 401,
  'sign-in-over': 401,
  'password-expired': 403,
  'csrf-refused': 403,
  'origin-refused': 403,
  'host-refused': 421,
  forbidden: 403,
  'account-not-enabled': 403,
  'precondition-required': 428,
  'changed-meanwhile': 412,
  'settings-refused': 422,
  conflict: 409,
  'approval-over': 409,
  'approver-changed': 409,
  'approval-number-wrong': 409,
  'approval-numbers-used-up': 409,
  'workflow-unknown': 404,
  'captcha-required': 403,
  'captcha-invalid': 403,
  'too-many-requests': 429,
  'too-many-attempts': 429,
  busy: 503,
  'directory-unreachable': 503,
  'database-unavailable': 503,
  'database-locked': 503,
  'database-newer': 500,
  'disk-full': 503,
  'service-unreachable': 503,
  'service-interrupted': 502,
  'key-missing': 500,
  'backup-damaged': 500,
  'backup-elsewhere': 501,
  'folder-not-empty': 409,
  'configuration-invalid': 500,
  unexpected: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

/** A problem of one field of a request; its text is `findings.<code>`. */
export interface FieldProblem {
  /** `activities.2.settings.count`. */
  path: string
  code: string
  values?: Record<string, string | number>
}

/** A failure. `values` fill the placeholders of the code's text; they are shown to people and must not contain a secret. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly values: Record<string, string | number>
  /** Seconds until a retry makes sense; becomes the Retry-After header. */
  readonly retryAfter: number | undefined
  readonly problems: readonly FieldProblem[]

  constructor(
    code: ErrorCode,
    options: {
      cause?: unknown
      values?: Record<string, string | number>
      retryAfter?: number
      problems?: readonly FieldProblem[]
    } = {},
  ) {
    super(code, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.values = options.values ?? {}
    this.retryAfter = options.retryAfter
    this.problems = options.problems ?? []
  }

  get status(): number {
    return errorStatus[this.code]
  }
}
