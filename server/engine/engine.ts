import type { Problem, WizardPage, WizardStep } from '../../shared/wizard/page.ts'
import type { Operator, Site } from '../activities/activity.ts'
import type { GuessShare } from '../activities/guess-limit.ts'

/** What routes ask of the engine. Broken promises throw AppError (`run-unknown`, `workflow-unknown`, `invalid-request`, `busy` …). */
export interface Engine {
  start(request: StartRequest): Promise<{ run: { id: string; token: string }; step: WizardStep }>
  /**
   * The page with which every run of this workflow begins, before an account is named; undefined unless it asks for the current and the new password.
   * Starts and stores nothing. Throws AppError `workflow-unknown`.
   */
  presentFirstPage(request: Pick<StartRequest, 'workflow' | 'language' | 'site'>): Promise<WizardPage | undefined>
  getCurrentStep(run: RunCredentials): Promise<WizardStep>
  /**
   * Returns the next step. A late or repeated number gets the current step and executes nothing. An answer that tries a secret throws AppError
   * `captcha-required` (its value `work` says how much) if the account's failures require more work than was proven: nothing is counted or tried then.
   */
  answer(run: RunCredentials, submission: Submission): Promise<WizardStep>
  /** Why the page with this number would refuse a new password, as far as rules can tell; undefined: they do not. Changes nothing. */
  checkNewPassword(
    run: RunCredentials,
    submission: { number: number; newPassword: string },
  ): Promise<Problem | undefined>
  /**
   * Goes on in this language (BCP 47, already narrowed to a supported one): its pages, its result and its mails. Returns the current page with its number, so
   * that what was typed can be sent. A run that has ended keeps its language, since its result is shown once.
   */
  changeLanguage(run: RunCredentials, language: string): Promise<WizardStep>
  cancel(run: RunCredentials): Promise<void>
  /** Stops runs that were not continued for too long; called by a loop. Returns how many. */
  expireAbandonedRuns(): Promise<number>
}

export interface Submission {
  number: number
  answer: unknown
  /** Undefined: no proof of work is asked for. */
  work?: WorkDemand
  /** A browser to remember for the account if the run succeeds with this answer. Never that of a kiosk. */
  browser?: BrowserRequest
}

/** What a caller's proof of work and network let one request try, in units of work of about 0.3 s. */
export interface WorkDemand {
  proven: number
  /** Must not fall as failures rise. */
  required(failures: number, share: GuessShare): number
  /** Part of an unknown browser's tries with this account that the caller may use up; absent: all of them. */
  reach?(accountKey: string): number
  /** Told about each try that was counted or refused, and about each that was right. */
  onTry?(accountKey: string): void
  onRightTry?(): void
}

export interface BrowserRequest {
  token: string
  /** What people call it: `Firefox, Windows`. */
  browser?: string
  /** Called when the browser is remembered, so that it gets the token. */
  onRemembered(): void
}

export interface RunCredentials {
  id: string
  token: string
  /** Token of the caller's session. A run of the Helpdesk site is open only together with the session that started it. */
  sessionToken?: string
}

export interface StartRequest {
  workflow: string
  account: string
  domain?: string
  /** BCP 47, already narrowed to a supported language. */
  language: string
  site: Site
  /**
   * False: the caller has neither authenticated nor proven work. Such a run cannot lock a profile, and cannot start a workflow that
   * could while failures of this account are counted (AppError `captcha-required`), so that a stranger cannot lock people out for free.
   */
  provenWork?: boolean
  /**
   * What the caller's network requires and has proven. Throws AppError `captcha-required` if that is too little for this account's browser; what was
   * proven counts for the run's first guess, too.
   */
  work?: WorkDemand
  /** True: the run's end gives no state token. Only the extension needs one, and what is not given cannot be stolen. */
  withoutStateToken?: boolean
  /** Token of a browser in which some account succeeded before. */
  browserToken?: string
  /** People for whom this caller succeeded before: by a state token, a session. Every other account is tried as by an unknown browser. */
  knownPeople?: readonly { id: string; domain: string }[]
  /** The caller's network address, as far as trusted proxies tell it. */
  address?: string
  /** Self-Service site: a sign-in in the same browser, so that what it has just proved is not asked for again. */
  signIn?: EarlierSignIn
  /** Chosen by a caller that may lose the answer, and then repeats the start: it gets the open run that it began. Absent: chosen here. */
  token?: string
  /**
   * Helpdesk site: the operator, the person they help, and why. The route has checked that the operator may; no decoy is used.
   * Throws AppError `person-unknown` if the directory has no such person any more.
   */
  helpdesk?: {
    operator: Operator
    /** Token of the operator's session. Without it the run cannot be continued, not even after the session has ended. */
    sessionToken: string
    person: { id: string; domain: string }
    ticket?: string
    reason?: string
  }
}

/** A sign-in to the Self-Service site in the browser that starts a run; the route has checked that its session lasts and may be used. */
export interface EarlierSignIn {
  person: { id: string; domain: string }
  /** Id of the sign-in module. */
  module: string
  /** When the person signed in; what they did since makes it no newer. */
  at: Date
  secondFactor?: string
}
