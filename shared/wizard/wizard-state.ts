import type { CallProblem, SiteFacts, Task } from './client.ts'
import type { WizardStep } from './page.ts'

/** What the wizard shows. Holds no secret: what is remembered for one more page stays in `wizard.ts`. */
export interface WizardState {
  view: View
  site?: SiteFacts
  account: string
  domain?: string
  /** The task that the host has chosen for the person. */
  workflow?: string
  /** A call is under way. */
  busy: boolean
  /** What kept the last call from bringing anything; `retryIn` seconds when the wizard tries again by itself. */
  problem?: CallProblem & { retryIn?: number }
  /** The current password was told on an earlier page and is filled in unseen. */
  knowsPassword: boolean
  /** An answer with hidden fields broke on its way, and the same page stands again without them. */
  secretsLost: boolean
}

export type View =
  | { kind: 'loading' }
  | { kind: 'account' }
  | { kind: 'tasks'; tasks: Task[] }
  | { kind: 'step'; step: WizardStep }

export type WizardEvent =
  | { type: 'called' }
  | { type: 'failed'; problem: CallProblem; retryIn?: number }
  | { type: 'introduced'; site: SiteFacts }
  | { type: 'named'; account: string; domain?: string }
  | { type: 'offered'; tasks: Task[] }
  | { type: 'stepped'; step: WizardStep }
  | { type: 'lost-secrets' }
  | { type: 'password-known'; known: boolean }
  /** Back to the question which account it is; `problem` when a run went away under the person's hands. */
  | { type: 'left'; problem?: CallProblem }

export function initialState(preset: { workflow?: string; account?: string; domain?: string }): WizardState {
  return {
    view: { kind: 'loading' },
    account: preset.account ?? '',
    domain: preset.domain,
    workflow: preset.workflow,
    busy: false,
    knowsPassword: false,
    secretsLost: false,
  }
}

export function reduce(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case 'called':
      return { ...state, busy: true }
    case 'failed':
      return { ...state, busy: false, problem: { ...event.problem, retryIn: event.retryIn } }
    case 'introduced':
      return { ...state, site: event.site }
    case 'named':
      return { ...state, account: event.account, domain: event.domain }
    case 'offered':
      return { ...settled(state), view: { kind: 'tasks', tasks: event.tasks } }
    case 'stepped':
      return { ...settled(state), view: { kind: 'step', step: event.step } }
    case 'lost-secrets':
      return { ...state, secretsLost: true }
    case 'password-known':
      return { ...state, knowsPassword: event.known }
    case 'left':
      return { ...settled(state), view: { kind: 'account' }, problem: event.problem }
  }
}

const settled = (state: WizardState): WizardState => ({ ...state, busy: false, problem: undefined, secretsLost: false })
