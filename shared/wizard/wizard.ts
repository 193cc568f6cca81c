import { signal as createSignal, type ReadonlySignal } from '@preact/signals'
import type { Values } from '../forms/fields.ts'
import type { Door, WizardStep } from './page.ts'
import { canFillPassword, createRememberedPassword } from './remembered-password.ts'
import { createRequestSender } from './request-sender.ts'
import { isUnanswered, pause } from './retry.ts'
import type { Reply, RequestProblem, WizardClient } from './wizard-client.ts'
import { initialState, reduce, type WizardEvent, type WizardState } from './wizard-state.ts'

export interface WizardOptions {
  client: WizardClient
  /** BCP 47; read at every start of a run. */
  language: () => string
  /** What the host knows, for example that a page has shown an expired password. */
  preset?: { workflow?: string; account?: string; domain?: string }
  /** Ends all waiting and polling. */
  signal: AbortSignal
}

/** What a person can do in the wizard; the results are in `state`. */
export interface Wizard {
  state: ReadonlySignal<WizardState>
  start(): Promise<void>
  /**
   * Starts a workflow for this account. With the `answer` that was asked for on the same page, the run's first page is answered at once, if it is the page that the
   * host showed; on any other one the person finds what they typed.
   */
  submitAccount(who: { account: string; domain?: string }, workflow: string, answer?: Values): Promise<void>
  /** Returns what was typed before the run began, once. */
  takeTyped(): Values | undefined
  /** Starts a workflow for the same account. */
  startWorkflow(workflow: string): Promise<void>
  /** Offers every task in place of the one that the host has chosen. */
  showAllTasks(): void
  answer(answer: Record<string, unknown>): Promise<void>
  /** Goes on through a door: the run that is open is cancelled. */
  openDoor(door: Door): Promise<void>
  /** Whether the server would accept this new password on the page of this number; true if the host cannot check it. */
  isPasswordAccepted(number: number, newPassword: string): Promise<boolean>
  /** Cancels the current run, if there is one, and returns to the account page. */
  leave(): void
  retryNow(): void
  /** Loads again what has texts in the previous language. */
  reloadTexts(): void
  forgetSecrets(): void
}

/** The server reveals some values once; they stay on the page that shows them. */
function keepShown(step: WizardStep, before: WizardStep): WizardStep {
  const shown = before.status === 'ask' ? before.page.shown : undefined
  return step.status === 'ask' && shown ? { ...step, page: { ...step.page, shown } } : step
}

/** Problems after which this window has no run any more. */
const lostRunCodes = new Set(['run-unknown', 'token-invalid'])

export function createWizard({ client, language, preset = {}, signal }: WizardOptions): Wizard {
  const state = createSignal(initialState(preset))
  const password = createRememberedPassword()
  let typed: Values | undefined
  const dispatch = (event: WizardEvent) => {
    state.value = reduce(state.peek(), event)
  }
  const requests = createRequestSender(
    {
      started: () => dispatch({ type: 'request-started' }),
      failed: (problem, retryIn) => dispatch({ type: 'request-failed', problem, retryIn }),
    },
    signal,
  )

  function forgetSecrets(): void {
    password.forget()
    typed = undefined
    dispatch({ type: 'password-remembered', known: false })
  }

  function show(step: WizardStep): void {
    password.updateAfter(step)
    dispatch({ type: 'password-remembered', known: password.isKnown })
    dispatch({ type: 'step-shown', step })
    if (step.status === 'wait') void pollStep(step.retryAfter)
  }

  function leaveLostRun(problem: RequestProblem): void {
    forgetSecrets()
    dispatch({ type: 'run-left', problem })
  }

  /** Loads the current step, as soon as the server can be reached. */
  async function loadStep(): Promise<WizardStep | undefined> {
    const gone: Reply<WizardStep> = { ok: false, problem: { code: 'run-unknown', text: '' } }
    const reply = await requests.sendWithRetry(async () => (await client.resumeRun()) ?? gone)
    if (reply?.ok) return reply.value
    if (reply && lostRunCodes.has(reply.problem.code)) leaveLostRun(reply.problem)
    return undefined
  }

  /** Shows the current step in the page's language. A request under way is not disturbed: its reply is in the old one. */
  async function translateStep(): Promise<void> {
    const { view } = state.peek()
    if (view.kind !== 'step' || !('number' in view.step) || requests.isPending) return
    const reply = await client.changeLanguage?.(language())
    if (!reply?.ok || state.peek().view !== view) return
    const step = reply.value
    if (!('number' in step) || step.status !== view.step.status || step.number !== view.step.number) return show(step)
    dispatch({ type: 'step-translated', step: keepShown(step, view.step) })
    if (step.status === 'wait') void pollStep(step.retryAfter)
  }

  async function pollStep(seconds: number): Promise<void> {
    const shown = state.peek().view
    await pause(Math.max(seconds, 0.5) * 1000, signal)
    if (signal.aborted || state.peek().view !== shown) return
    const step = await loadStep()
    if (step) show(step)
  }

  async function submitAccount(
    who: { account: string; domain?: string },
    workflow: string,
    given?: Values,
  ): Promise<void> {
    if (requests.isPending) return
    dispatch({ type: 'account-entered', ...who })
    typed = given
    await startWorkflow(workflow)
    const { view } = state.peek()
    if (given && view.kind === 'step' && view.step.status === 'ask' && canFillPassword(view.step.page))
      await answer(given)
  }

  async function startWorkflow(workflow: string): Promise<void> {
    if (requests.isPending) return
    const { account, domain } = state.peek()
    const reply = await requests.sendWithRetry(() =>
      client.startRun({ workflow, account, domain, language: language() }),
    )
    if (reply?.ok) show(reply.value)
  }

  async function openDoor(door: Door): Promise<void> {
    const { view, account, domain } = state.peek()
    if (requests.isPending || view.kind !== 'step') return
    const { step } = view
    forgetSecrets()
    if (step.status === 'ask') await client.cancelRun()
    if (door.to === 'another-account') {
      dispatch({ type: 'account-entered', account: '', domain })
      return dispatch({ type: 'run-left' })
    }
    // After a reload only the page knows the account; where it does not, it is asked for, and the workflow follows.
    const known = account || (step.status === 'ask' ? (step.page.account ?? '') : '')
    if (known === '') return dispatch({ type: 'run-left', workflow: door.workflow })
    dispatch({ type: 'account-entered', account: known, domain })
    return startWorkflow(door.workflow)
  }

  async function answer(given: Record<string, unknown>): Promise<void> {
    const { view } = state.peek()
    if (requests.isPending || view.kind !== 'step' || view.step.status !== 'ask') return
    const { number, page } = view.step
    const sent = password.fill(page, given)
    const reply = await requests.send(() => client.sendAnswer(number, sent))
    if (!reply) return
    if (reply.ok || isUnanswered(reply.problem)) password.remember(sent)
    if (reply.ok) return show(reply.value)
    if (lostRunCodes.has(reply.problem.code)) return leaveLostRun(reply.problem)
    // The answer was not looked at: what was typed stays, so that the person can send it again.
    if (reply.problem.code === 'captcha-required' || reply.problem.code === 'captcha-invalid') return
    dispatch({ type: 'secrets-cleared' })
    if (!isUnanswered(reply.problem)) return
    // Only the server knows whether the answer arrived: it did not if the current step is still the same.
    const step = await loadStep()
    if (!step) return
    show(step)
    if (step.status === 'ask' && step.number === number) dispatch({ type: 'secrets-cleared' })
  }

  return {
    state,
    submitAccount,
    startWorkflow,
    showAllTasks() {
      requests.cancel()
      dispatch({ type: 'workflow-dropped' })
    },
    answer,
    openDoor,
    async isPasswordAccepted(number, newPassword) {
      const reply = await client.tryPassword?.(number, newPassword)
      return !reply?.ok || reply.value.problem === undefined
    },
    forgetSecrets,
    takeTyped() {
      const taken = typed
      typed = undefined
      return taken
    },
    async start() {
      const site = await requests.sendWithRetry(() => client.loadSite())
      if (!site?.ok) return
      dispatch({ type: 'site-loaded', site: site.value })
      const resumed = await client.resumeRun()
      if (signal.aborted) return
      if (resumed?.ok) show(resumed.value)
      else if (resumed && !lostRunCodes.has(resumed.problem.code)) {
        const step = await loadStep()
        if (step) show(step)
      } else dispatch({ type: 'run-left' })
    },
    leave() {
      const { view } = state.peek()
      requests.cancel()
      forgetSecrets()
      if (view.kind === 'step' && (view.step.status === 'ask' || view.step.status === 'wait')) void client.cancelRun()
      dispatch({ type: 'run-left' })
    },
    retryNow: requests.retryNow,
    reloadTexts() {
      void translateStep()
      void client.loadSite().then((reply) => reply.ok && dispatch({ type: 'site-loaded', site: reply.value }))
    },
  }
}
