import { type ReadonlySignal, signal } from '@preact/signals'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type {
  Credentials,
  NewFactor,
  OfferedFactors,
  SecondFactorChoice,
  ShownFactor,
  StaffSession,
  StaffSignInClient,
  WalletChallenge,
  WalletCredentials,
  WalletModule,
} from './client.ts'

export type SignInView =
  | { step: 'password' }
  | { step: 'code' }
  | { step: 'passkey' }
  | { step: 'enrolment-code' }
  | { step: 'new-app'; offered: OfferedFactors }
  | { step: 'new-passkey'; offered: OfferedFactors }
  | { step: 'wallet'; challenge: WalletChallenge }
  | { step: 'proof'; proof: WalletProof }

/** By a key of this browser, from the extension. */
export interface WalletProof {
  mail: string
  idToken: string
}

interface SignInState {
  view: SignInView
  /** What the site takes after the password. */
  choices: readonly SecondFactorChoice[]
  busy: boolean
  /** The browser proves work, as the server asked. */
  isProvingWork?: boolean
  /** The last try was with the ticket of this computer. */
  isByWindows?: boolean
  /** Why the last request, or the browser's passkey, failed. */
  problem?: RequestProblem
}

/** The sign-in of staff: password, then a second factor or its enrolment. Secrets pass through and are not kept. */
export interface SignInStore {
  state: ReadonlySignal<SignInState>
  signIn(who: Credentials): Promise<void>
  signInWithWindows(): Promise<void>
  /** The module by which this site takes wallets; undefined: none. */
  findWalletModule(site: SiteInfo | undefined): WalletModule | undefined
  /** Asks a wallet, or asks it again. */
  startWallet(): Promise<void>
  /** Shows whose sign-in the extension has brought. */
  offerProof(proof: WalletProof): void
  signInByWallet(site: SiteInfo | undefined, credentials: WalletCredentials): Promise<void>
  showCode(code: string): Promise<void>
  /** `ask` makes the browser show a passkey; it returns the assertion, or why there is none. */
  showPasskey(ask: AskBrowser): Promise<void>
  startEnrolment(code: string): Promise<void>
  enrolApp(code: string): Promise<void>
  enrolPasskey(name: string, make: AskBrowser): Promise<void>
  choose(step: 'code' | 'passkey' | 'enrolment-code' | 'new-app' | 'new-passkey'): void
  /** Back to the password. */
  cancel(): Promise<void>
  /** Back to the password without a request: the session has ended. */
  reset(): void
}

export type BrowserReply = { response: Record<string, unknown> } | { problem: RequestProblem }

/** The browser asks its owner until one of both answers, or until `left`: the person chose another button of the page. */
export type AskBrowser = (options: Record<string, unknown>, left: AbortSignal) => Promise<BrowserReply>

const walletModules: readonly WalletModule[] = ['decentralized-identity-role-based', 'decentralized-identity']

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

  async function begin(request: StaffSignInClient['signInWithWindows']): Promise<void> {
    const reply = await send(request)
    if (reply?.signedIn) await finish(reply)
    else if (reply) set({ view: { step: 'code' }, choices: reply.choices })
  }

  const showFactor = async (factor: ShownFactor) => finish(await send(() => client.showFactor(factor)))
  const enrol = async (factor: NewFactor) => finish(await send(() => client.enrolFactor(factor)))

  /** Where both are offered, the one that takes people to whom no system user is assigned. */
  function findWalletModule(site: SiteInfo | undefined): WalletModule | undefined {
    const offered = site?.frontEnds?.find(({ id }) => id === client.frontEnd)?.modules ?? []
    return walletModules.find((module) => offered.includes(module))
  }

  let browserRequest: AbortController | undefined

  /** The page is busy meanwhile, but can be left; then the answer counts no more. */
  async function askBrowser(ask: AskBrowser, options: Record<string, unknown>) {
    if (state.peek().busy) return undefined
    const request = new AbortController()
    browserRequest = request
    set({ busy: true, problem: undefined })
    const reply = await ask(options, request.signal)
    if (ended.aborted || request.signal.aborted) return undefined
    browserRequest = undefined
    set({ busy: false, problem: 'problem' in reply ? reply.problem : undefined })
    return 'response' in reply ? reply.response : undefined
  }

  function leaveBrowserRequest(): void {
    if (!browserRequest) return
    browserRequest.abort()
    browserRequest = undefined
    set({ busy: false })
  }

  return {
    state,
    async signIn(who) {
      set({ isByWindows: false })
      await begin(() => client.signIn(who, (isProvingWork) => set({ isProvingWork })))
    },
    async signInWithWindows() {
      set({ isByWindows: true })
      await begin(client.signInWithWindows)
    },
    findWalletModule,
    async startWallet() {
      const challenge = await send(() => client.createWalletChallenge())
      if (challenge) set({ view: { step: 'wallet', challenge } })
    },
    offerProof: (proof) => set({ view: { step: 'proof', proof } }),
    async signInByWallet(site, credentials) {
      const module = findWalletModule(site)
      if (module) await begin(() => client.signInByWallet(module, credentials))
    },
    showCode: (code) => showFactor({ code }),
    async showPasskey(ask) {
      const { view } = state.peek()
      const asked = await send(() => client.askForPasskey())
      if (!asked || state.peek().view !== view) return
      const assertion = await askBrowser(ask, asked.options)
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
      const attestation = await askBrowser(make, options)
      if (attestation) await enrol({ name, attestation })
    },
    choose(step) {
      leaveBrowserRequest()
      const { view } = state.peek()
      if (step !== 'new-app' && step !== 'new-passkey') set({ view: { step }, problem: undefined })
      else if ('offered' in view) set({ view: { step, offered: view.offered }, problem: undefined })
    },
    async cancel() {
      leaveBrowserRequest()
      state.value = start
      await client.cancelSignIn()
    },
    reset() {
      leaveBrowserRequest()
      state.value = start
    },
  }
}
