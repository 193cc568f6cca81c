import { type ReadonlySignal, signal } from '@preact/signals'
import { createCalls } from './calls.ts'
import type { CallProblem, Reply, WizardClient } from './client.ts'
import type { WizardStep } from './page.ts'
import { pause } from './patience.ts'
import { createRememberedPassword } from './remembered-password.ts'
import { initialState, reduce, type WizardEvent, type WizardState } from './wizard-state.ts'

export interface WizardOptions {
  client: WizardClient
  /** BCP 47; read at every start of a run and whenever tasks are fetched anew. */
  language: () => string
  /** What the host knows already, for example that the page before showed an expired password. */
  preset?: { workflow?: string; account?: string; domain?: string }
  /** Ends all waiting and polling. */
  signal: AbortSignal
}

/** What a person can do in the wizard; everything that follows from it shows in `state`. */
export interface Wizard {
  state: ReadonlySignal<WizardState>
  begin(): Promise<void>
  findAccount(who: { account: string; domain?: string }): Promise<void>
  choose(workflow: string): Promise<void>
  answer(answer: Record<string, unknown>): Promise<void>
  /** Whether the server would take this new password on the page of this number; true where it cannot be asked. */
  accepts(number: number, newPassword: string): Promise<boolean>
  /** Ends the run, if one stands, and asks again which account it is. */
  leave(): void
  retryNow(): void
  /** Fetches again what was worded in the language of before. */
  reword(): void
  forgetSecrets(): void
}

/** Codes that say that this window's run is gone. */
const runGone = new Set(['run-unknown', 'token-invalid'])

export function createWizard({ client, language, preset = {}, signal: ended }: WizardOptions): Wizard {
  const state = signal(initialState(preset))
  const password = createRememberedPassword()
  const send = (event: WizardEvent) => {
    state.value = reduce(state.peek(), event)
  }
  const calls = createCalls(
    {
      called: () => send({ type: 'called' }),
      failed: (problem, retryIn) => send({ type: 'failed', problem, retryIn }),
    },
    ended,
  )

  function forgetSecrets(): void {
    password.forget()
    send({ type: 'password-known', known: false })
  }

  function show(step: WizardStep): void {
    password.see(step)
    send({ type: 'password-known', known: password.known })
    send({ type: 'stepped', step })
    if (step.status === 'wait') void lookAgain(step.retryAfter)
  }

  function lose(problem: CallProblem): void {
    forgetSecrets()
    send({ type: 'left', problem })
  }

  /** The standing step, as soon as the server can be asked. */
  async function standing(): Promise<WizardStep | undefined> {
    const gone: Reply<WizardStep> = { ok: false, problem: { code: 'run-unknown', text: '' } }
    const reply = await calls.insist(async () => (await client.resume()) ?? gone)
    if (reply?.ok) return reply.value
    if (reply && runGone.has(reply.problem.code)) lose(reply.problem)
    return undefined
  }

  async function lookAgain(seconds: number): Promise<void> {
    const shown = state.peek().view
    await pause(Math.max(seconds, 0.5) * 1000, ended)
    if (ended.aborted || state.peek().view !== shown) return
    const step = await standing()
    if (step) show(step)
  }

  async function findAccount(who: { account: string; domain?: string }): Promise<void> {
    if (calls.underWay) return
    send({ type: 'named', ...who })
    const { workflow } = state.peek()
    if (workflow) return choose(workflow)
    const reply = await calls.insist(() => client.tasks(who))
    if (reply?.ok) send({ type: 'offered', tasks: reply.value })
  }

  async function choose(workflow: string): Promise<void> {
    if (calls.underWay) return
    const { account, domain } = state.peek()
    const reply = await calls.insist(() => client.start({ workflow, account, domain, language: language() }))
    if (reply?.ok) show(reply.value)
  }

  async function answer(given: Record<string, unknown>): Promise<void> {
    const { view } = state.peek()
    if (calls.underWay || view.kind !== 'step' || view.step.status !== 'ask') return
    const { number, page } = view.step
    const sent = password.fill(page, given)
    const reply = await calls.once(() => client.answer(number, sent))
    if (!reply) return
    if (reply.ok || reply.problem.code === 'server-unreachable') password.learn(sent)
    if (reply.ok) return show(reply.value)
    if (runGone.has(reply.problem.code)) return lose(reply.problem)
    send({ type: 'lost-secrets' })
    if (reply.problem.code !== 'server-unreachable') return
    // Whether an answer that broke on its way arrived is the server's to say: the same page standing again means it did not.
    const step = await standing()
    if (!step) return
    show(step)
    if (step.status === 'ask' && step.number === number) send({ type: 'lost-secrets' })
  }

  return {
    state,
    findAccount,
    choose,
    answer,
    async accepts(number, newPassword) {
      const reply = await client.tryPassword?.(number, newPassword)
      return !reply?.ok || reply.value.problem === undefined
    },
    forgetSecrets,
    async begin() {
      const site = await calls.insist(() => client.site())
      if (!site?.ok) return
      send({ type: 'introduced', site: site.value })
      const stands = await client.resume()
      if (ended.aborted) return
      if (stands?.ok) show(stands.value)
      else if (stands && !runGone.has(stands.problem.code)) {
        const step = await standing()
        if (step) show(step)
      } else send({ type: 'left' })
    },
    leave() {
      const { view } = state.peek()
      calls.drop()
      forgetSecrets()
      if (view.kind === 'step' && (view.step.status === 'ask' || view.step.status === 'wait')) void client.cancel()
      send({ type: 'left' })
    },
    retryNow: calls.hurry,
    reword() {
      void client.site().then((reply) => reply.ok && send({ type: 'introduced', site: reply.value }))
      const { view, account, domain, workflow } = state.peek()
      if (view.kind === 'tasks' && !workflow) void findAccount({ account, domain })
    },
  }
}
