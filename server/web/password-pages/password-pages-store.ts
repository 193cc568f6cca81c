import { type ReadonlySignal, signal } from '@preact/signals'
import type { Problem } from '../../../shared/wizard/page.ts'
import type { Reply, RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type {
  AskedQuestion,
  NewAnswers,
  PasswordPagesClient,
  Passwords,
  Questions,
  ResetCredentials,
  ResetModule,
  Result,
  Rules,
  Selection,
} from './client.ts'

export interface PasswordPagesState {
  view: 'loading' | 'sign-in' | 'targets' | 'password' | 'results' | 'questions' | 'answers'
  site?: SiteInfo
  busy: boolean
  /** The browser proves work, as the server asked. */
  isProvingWork?: boolean
  /** Why the last request failed. */
  problem?: RequestProblem
  /** How the session before ended. */
  ended?: 'by-hand' | 'by-time'
  /** The session is lost: the person signs in above the page, which keeps what was typed. */
  signsInAgain?: boolean
  /** The questions that are asked for an account, in place of a passcode. */
  asked?: { module: ResetModule; account: string; questions: readonly AskedQuestion[] }
  passwords?: Passwords
  /** What gets a new password; `request` names the order, so that it is carried out once. */
  order?: { request: string; selection: Selection; rules: Rules; problem?: Problem }
  results?: readonly Result[]
  questions?: Questions
  /** What was done to them last, or why answers were not saved. */
  questionsNotice?: 'saved' | 'deleted' | 'unlocked'
  answersProblem?: Problem
}

/** What a person can do on the password pages; the results are in `state`. Secrets pass through and are not kept. */
export interface PasswordPagesStore {
  state: ReadonlySignal<PasswordPagesState>
  begin(): Promise<void>
  signIn(credentials: ResetCredentials): Promise<void>
  /** The way by security questions. */
  ask(who: { module: ResetModule; account: string }): Promise<void>
  /** Back to the account and the passcode. */
  leaveQuestions(): void
  signOut(): Promise<void>
  choose(selection: Selection): Promise<void>
  setPassword(newPassword: string): Promise<void>
  /** To the choice of accounts. */
  showTargets(): void
  showQuestions(): Promise<void>
  answerQuestions(): void
  saveAnswers(answers: NewAnswers): Promise<void>
  deleteQuestion(id: string): Promise<void>
  unlockQuestions(): Promise<void>
  /** Loads what is shown again, in another language. */
  refresh(): Promise<void>
}

interface StoreOptions {
  ended: AbortSignal
  newRequest?(): string
}

export function createPasswordPagesStore(
  client: PasswordPagesClient,
  { ended, newRequest = () => crypto.randomUUID() }: StoreOptions,
): PasswordPagesStore {
  const state = signal<PasswordPagesState>({ view: 'loading', busy: false })
  const set = (changes: Partial<PasswordPagesState>) => {
    state.value = { ...state.peek(), ...changes }
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  ended.addEventListener('abort', () => clearTimeout(timer))

  /** Clears the screen, so that no data stays visible after the session. */
  function leave(how: PasswordPagesState['ended']): void {
    clearTimeout(timer)
    state.value = { view: 'sign-in', site: state.peek().site, busy: false, ended: how }
  }

  /** Sends one request at a time; undefined if it failed, with the reason in the state. */
  async function send<Value>(request: () => Promise<Reply<Value>>): Promise<{ value: Value } | undefined> {
    if (state.peek().busy) return undefined
    set({ busy: true, problem: undefined })
    const reply = await request()
    if (ended.aborted) return undefined
    set({ busy: false })
    if (reply.ok) return reply
    if (reply.problem.code === 'sign-in-required') endSession()
    else set({ problem: reply.problem })
    return undefined
  }

  function endSession(): void {
    clearTimeout(timer)
    if (state.peek().passwords) set({ signsInAgain: true })
    else leave(undefined)
  }

  async function loadPasswords(): Promise<void> {
    const found = await send(client.loadPasswords)
    if (!found) return
    const { value: passwords } = found
    const before = state.peek()
    // Another person has nothing to do with what is on the page.
    const isSame = before.signsInAgain && before.passwords?.account === passwords.account
    const kept = isSame ? before : { site: before.site, busy: false, view: 'targets' as const }
    state.value = { ...kept, passwords, signsInAgain: false, asked: undefined, ended: undefined }
    clearTimeout(timer)
    timer = setTimeout(
      () => set({ signsInAgain: true, asked: undefined, ended: undefined }),
      passwords.secondsLeft * 1000,
    )
  }

  async function loadQuestions(): Promise<boolean> {
    const found = await send(client.loadQuestions)
    if (found) set({ questions: found.value })
    return found !== undefined
  }

  /** Changes the questions, and shows what is registered then. */
  async function changeQuestions(
    change: () => Promise<Reply<unknown>>,
    questionsNotice: PasswordPagesState['questionsNotice'],
  ): Promise<void> {
    set({ questionsNotice: undefined })
    if ((await send(change)) && (await loadQuestions())) set({ questionsNotice })
  }

  const onWork = (isProvingWork: boolean) => set({ isProvingWork })

  return {
    state,
    async begin() {
      const site = await send(client.loadSite)
      if (!site) return
      set({ site: site.value })
      await loadPasswords()
    },
    async signIn(credentials) {
      if (await send(() => client.signIn(credentials, onWork))) await loadPasswords()
    },
    async ask(who) {
      const found = await send(() => client.askQuestions(who, onWork))
      if (found) set({ asked: { ...who, questions: found.value } })
    },
    leaveQuestions: () => set({ asked: undefined, problem: undefined }),
    async signOut() {
      leave('by-hand')
      await client.signOut()
    },
    async choose(selection) {
      const found = await send(() => client.loadRules(selection))
      if (found) set({ view: 'password', order: { request: newRequest(), selection, rules: found.value } })
    },
    async setPassword(newPassword) {
      const { order } = state.peek()
      if (!order) return
      const { request, selection } = order
      const found = await send(() => client.setPasswords({ request, selection, newPassword }))
      if (!found) return
      const { value } = found
      if ('problem' in value) set({ order: { ...order, request: newRequest(), problem: value.problem } })
      else set({ view: 'results', results: value.results })
    },
    showTargets: () =>
      set({ view: 'targets', order: undefined, results: undefined, problem: undefined, questionsNotice: undefined }),
    async showQuestions() {
      set({ questionsNotice: undefined })
      if (await loadQuestions()) set({ view: 'questions', answersProblem: undefined })
    },
    answerQuestions: () => set({ view: 'answers', answersProblem: undefined, questionsNotice: undefined }),
    async saveAnswers(answers) {
      const found = await send(() => client.saveQuestions(answers))
      if (!found) return
      const { problem } = found.value
      if (problem) return set({ answersProblem: problem })
      if (await loadQuestions()) set({ view: 'questions', questionsNotice: 'saved' })
    },
    deleteQuestion: (id) => changeQuestions(() => client.deleteQuestion(id), 'deleted'),
    unlockQuestions: () => changeQuestions(() => client.unlockQuestions(), 'unlocked'),
    async refresh() {
      const { view, order, passwords } = state.peek()
      if (!passwords) return
      const found = await send(client.loadPasswords)
      if (found) set({ passwords: found.value })
      if (view === 'password' && order) {
        const rules = await send(() => client.loadRules(order.selection))
        if (rules) set({ order: { ...order, rules: rules.value } })
      }
      if (view === 'questions' || view === 'answers') await loadQuestions()
    },
  }
}
