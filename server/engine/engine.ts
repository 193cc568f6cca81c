import type { Problem, WizardStep } from '../../shared/wizard/page.ts'
import type { Operator } from '../activities/activity.ts'

/** What routes ask of the engine. Broken promises throw AppError (`run-unknown`, `workflow-unknown`, `invalid-request`, `busy` …). */
export interface Engine {
  start(order: StartOrder): Promise<{ run: { id: string; token: string }; step: WizardStep }>
  /** The standing step. */
  standing(run: RunCredentials): Promise<WizardStep>
  /** The next step; a late or repeated number gives the standing step and executes nothing. */
  answer(run: RunCredentials, submission: { number: number; answer: unknown }): Promise<WizardStep>
  /** Why the page with this number would refuse a new password, as far as rules tell; undefined: they do not. Changes nothing. */
  tryPassword(run: RunCredentials, of: { number: number; newPassword: string }): Promise<Problem | undefined>
  cancel(run: RunCredentials): Promise<void>
  /** Stops runs nobody came back to; called by a loop. Gives how many. */
  expireAbandoned(): Promise<number>
}

export interface RunCredentials {
  id: string
  token: string
  /** Token of the session that the caller has shown as well; runs of the Helpdesk site are open only together with theirs. */
  session?: string
}

export interface StartOrder {
  workflow: string
  account: string
  domain?: string
  /** BCP 47, already narrowed to a supported one. */
  language: string
  site: 'self-service' | 'helpdesk'
  /**
   * False: the caller has shown nothing and proven no work. Such a run cannot lock a profile, and none begins on a workflow that
   * could while failures of this account are counted (AppError `captcha-required`): nobody is locked out by a stranger for free.
   */
  provenWork?: boolean
  /** Address of whoever asks, as far as trusted proxies tell it. */
  address?: string
  /**
   * Helpdesk site: who acts, for whom, and why. The route has checked that this operator may; nobody is met by a decoy there.
   * Throws AppError `person-unknown` when the directory has nobody of that id any more. `session`: token of the operator's session,
   * without which nobody can go on with the run, nor after it has ended.
   */
  helpdesk?: {
    operator: Operator
    session: string
    person: { id: string; domain: string }
    ticket?: string
    reason?: string
  }
}
