import type { Reply, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { SiteApi } from '../../routes/operations.ts'

export type Passwords = SiteApi['GET /api/v1/password-pages']['reply']
export type Target = Passwords['targets'][number]
export type Selection = SiteApi['POST /api/v1/password-pages/rules']['send']['body']['selection']
export type Rules = SiteApi['POST /api/v1/password-pages/rules']['reply']['rules']
export type PasswordOrder = SiteApi['POST /api/v1/password-pages/passwords']['send']['body']
export type PasswordReply = SiteApi['POST /api/v1/password-pages/passwords']['reply']
export type Result = Extract<PasswordReply, { results: unknown }>['results'][number]
export type Questions = SiteApi['GET /api/v1/password-pages/questions']['reply']
export type NewAnswers = SiteApi['PUT /api/v1/password-pages/questions']['send']['body']
export type SavedQuestions = SiteApi['PUT /api/v1/password-pages/questions']['reply']
export type AskedQuestion = SiteApi['POST /api/v1/sign-in/questions']['reply']['questions'][number]
/** A sign-in module that asks for a passcode or for answers. */
export type ResetModule = SiteApi['POST /api/v1/sign-in/questions']['send']['body']['module']
export const resetModules: readonly ResetModule[] = ['password-reset', 'password-reset-role-based']

export interface ResetCredentials {
  module: ResetModule
  account: string
  /** One of both. */
  passcode?: string
  answers?: { question: string; answer: string }[]
}

/** The server's API as the password pages use it; requests carry the session cookie, which no script can read. */
export interface PasswordPagesClient {
  loadSite(): Promise<Reply<SiteInfo>>
  /** `onWork`: told when the browser begins and ends to prove work, which it does if the server asks for it. */
  signIn(credentials: ResetCredentials, onWork: (isWorking: boolean) => void): Promise<Reply<unknown>>
  askQuestions(
    who: { module: ResetModule; account: string },
    onWork: (isWorking: boolean) => void,
  ): Promise<Reply<AskedQuestion[]>>
  signOut(): Promise<void>
  /** `sign-in-required`: nobody is signed in to these pages. */
  loadPasswords(): Promise<Reply<Passwords>>
  loadRules(selection: Selection): Promise<Reply<Rules>>
  setPasswords(order: PasswordOrder): Promise<Reply<PasswordReply>>
  loadQuestions(): Promise<Reply<Questions>>
  saveQuestions(answers: NewAnswers): Promise<Reply<SavedQuestions>>
  deleteQuestion(id: string): Promise<Reply<unknown>>
  unlockQuestions(): Promise<Reply<unknown>>
}
