import type { WizardStep } from './page.ts'
import type { RequestProblem, SiteInfo } from './wizard-client.ts'

/** What the wizard shows. It contains no secret: a remembered password stays in `wizard.ts`. */
export interface WizardState {
  view: View
  site?: SiteInfo
  account: string
  domain?: string
  /** Id of the workflow that the host has chosen. */
  workflow?: string
  /** A request is running. */
  busy: boolean
  /** Why the last request failed; `retryIn` seconds until the wizard tries again by itself. */
  problem?: RequestProblem & { retryIn?: number }
  /** The current password was typed on an earlier page and is filled in without showing its field. */
  knowsPassword: boolean
  /** An answer did not arrive, and its page is shown again with empty secret fields. */
  secretsCleared: boolean
}

export type View =
  | { kind: 'loading' }
  | { kind: 'account' }
  /** `translations`: how often its texts were replaced by those of another language. */
  | { kind: 'step'; step: WizardStep; translations?: number }

export type WizardEvent =
  | { type: 'request-started' }
  | { type: 'request-failed'; problem: RequestProblem; retryIn?: number }
  | { type: 'site-loaded'; site: SiteInfo }
  | { type: 'account-entered'; account: string; domain?: string }
  /** The person wants another task than the one that the host has chosen. */
  | { type: 'workflow-dropped' }
  | { type: 'step-shown'; step: WizardStep }
  /** The same step in another language. */
  | { type: 'step-translated'; step: WizardStep }
  | { type: 'secrets-cleared' }
  | { type: 'password-remembered'; known: boolean }
  /** Back to the account page; with a `problem` if the run was lost, with a `workflow` that follows. */
  | { type: 'run-left'; problem?: RequestProblem; workflow?: string }

export function initialState(preset: { workflow?: string; account?: string; domain?: string }): WizardState {
  return {
    view: { kind: 'loading' },
    account: preset.account ?? '',
    domain: preset.domain,
    workflow: preset.workflow,
    busy: false,
    knowsPassword: false,
    secretsCleared: false,
  }
}

export function reduce(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case 'request-started':
      return { ...state, busy: true }
    case 'request-failed':
      return { ...state, busy: false, problem: { ...event.problem, retryIn: event.retryIn } }
    case 'site-loaded':
      return { ...state, site: event.site }
    case 'account-entered':
      return { ...state, account: event.account, domain: event.domain }
    case 'workflow-dropped':
      return { ...clearRequest(state), workflow: undefined }
    case 'step-shown':
      return { ...clearRequest(state), view: { kind: 'step', step: event.step } }
    case 'step-translated':
      return { ...state, view: { kind: 'step', step: event.step, translations: countTranslations(state) + 1 } }
    case 'secrets-cleared':
      return { ...state, secretsCleared: true }
    case 'password-remembered':
      return { ...state, knowsPassword: event.known }
    case 'run-left':
      return {
        ...clearRequest(state),
        workflow: event.workflow ?? state.workflow,
        ...forgetFinished(state),
        view: { kind: 'account' },
        problem: event.problem,
      }
  }
}

const countTranslations = ({ view }: WizardState): number => (view.kind === 'step' && view.translations) || 0

/** After a success the page is as for the next person: without an account, and with every task. */
function forgetFinished({ view }: WizardState): Partial<WizardState> {
  const isDone = view.kind === 'step' && view.step.status === 'done'
  return isDone ? { account: '', domain: undefined, workflow: undefined } : {}
}

const clearRequest = (state: WizardState): WizardState => ({
  ...state,
  busy: false,
  problem: undefined,
  secretsCleared: false,
})
