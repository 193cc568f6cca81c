import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import type {
  Credentials,
  NewFactor,
  OfferedFactors,
  SecondFactorChoice,
  ShownFactor,
  StaffSession,
  StaffSignInClient,
} from './client.ts'

export type SignInView =
  | { step: 'password' }
  | { step: 'code' }
  | { step: 'passkey' }
  | { step: 'enrolment-code' }
  | { step: 'new-app'; offered: OfferedFactors }
  | { step: 'new-passkey'; offered: OfferedFactors }

interface SignInState {
  view: SignInView
  /** What the site takes after the password. */
  choices: readonly SecondFactorChoice[]
  busy: boolean
  /** The browser proves work, as the server asked. */
  isProvingWork?: boolean
  /** Why the last request, or the browser's passkey, failed. */
  problem?: RequestProblem
}

/** The sign-in of staff: password, then a second factor or its enrolment. Secrets pass through and are not kept. */
export interface SignInStore {
  state: ReadonlySignal<SignInState>
  signIn(who: Credentials): Promise<void>
  showCode(code: string): Promise<void>
  /** `ask` makes the browser show a passkey; it returns the assertion, or why there is none. */
  showPasskey(ask: (options: Record<string, unknown>) => Promise<BrowserReply>): Promise<void>
  startEnrolment(code: string): Promise<void>
  enrolApp(code: string): Promise<void>
  enrolPasskey(name: string, make: (options: Record<string, unknown>) => Promise<BrowserReply>): Promise<void>
  choose(step: 'code' | 'passkey' | 'enrolment-code' | 'new-app' | 'new-passkey'): void
  /** Back to the password. */
  cancel(): Promise<void>
  /** Back to the password without a request: the session has ended. */
  reset(): void
}

export type BrowserReply = { response: Record<string, unknown> } | { problem: RequestProblem }

const start: SignInState = { view: { step: 'password' }, choices: [], busy: false }

export function createSignInStore(
  client: StaffSignInClient,
  { ended, onSignedIn }: { ended: AbortSignal; onSignedIn(session: StaffSession): void | Promise<void> },
): SignInStore {
  const state = signal(start)
  const set = (changes: Partial<SignInState>) => {
    state.value = { ...state.peek(), ...changes }
  }

  /** Sends one request at a time; undefined if it failed. A sign-in that is over begins again with the password. */
  async function send<Value>(request: () => Promise<Reply<Value>>): Promise<Value | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await request()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return reply.value
    set({ problem: reply.problem, ...(reply.problem.code === 'sign-in-over' && { view: { step: 'password' } }) })
    return undefined
  }

  async function finish(session: StaffSession | undefined): Promise<void> {
    if (!session) return
    state.value = start
    await onSignedIn(session)
  }

  const showFactor = async (factor: ShownFactor) => finish(await send(() => client.showFactor(factor)))
  const enrol = async (factor: NewFactor) => finish(await send(() => client.enrolFactor(factor)))

  /** What the browser and its owner do meanwhile is part of the request. */
  const askBrowser = (ask: () => Promise<BrowserReply>) =>
    send(async (): Promise<Reply<Record<string, unknown>>> => {
      const reply = await ask()
      return 'problem' in reply ? { ok: false, problem: reply.problem } : { ok: true, value: reply.response }
    })

  return {
    state,
    async signIn(who) {
      const reply = await send(() => client.signIn(who, (isProvingWork) => set({ isProvingWork })))
      if (reply?.signedIn) await finish(reply)
      else if (reply) set({ view: { step: 'code' }, choices: reply.choices })
    },
    showCode: (code) => showFactor({ code }),
    async showPasskey(ask) {
      const asked = await send(() => client.askForPasskey())
      const assertion = asked && (await askBrowser(() => ask(asked.options)))
      if (assertion) await showFactor({ assertion })
    },
    async startEnrolment(code) {
      const offered = await send(() => client.startEnrolment(code))
      if (offered) set({ view: { step: 'new-app', offered } })
    },
    enrolApp: (code) => enrol({ code }),
    async enrolPasskey(name, make) {
      const { view } = state.peek()
      const { options } = (view.step === 'new-passkey' && view.offered.passkey) || {}
      if (!options) return
      const attestation = await askBrowser(() => make(options))
      if (attestation) await enrol({ name, attestation })
    },
    choose(step) {
      const { view } = state.peek()
      if (step !== 'new-app' && step !== 'new-passkey') set({ view: { step }, problem: undefined })
      else if ('offered' in view) set({ view: { step, offered: view.offered }, problem: undefined })
    },
    async cancel() {
      state.value = start
      await client.cancelSignIn()
    },
    reset() {
      state.value = start
    },
  }
}
