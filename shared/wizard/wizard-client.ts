import type { Brand } from '../ui/brand.ts'
import type { Problem, WizardStep } from './page.ts'

export interface OfferedWorkflow {
  workflow: string
  title: string
  text: string
}

export interface SiteInfo {
  name: string
  /** The organisation's support, shown when a run stops; plain text. */
  support?: string
  /** The organisation's own pages, in the page's language. */
  links?: { text: string; href: string }[]
  /** Its colours and logo, for hosts that load no style sheet of the server. */
  branding?: Brand
  /** Origin of the Self-Service site, where it is another than this page's: staff may have a listener of their own. */
  selfService?: string
  languages: { code: string; name: string }[]
  domains: { name: string; alias: string }[]
  /** Origins on whose pages the extension offers help, as the administrator published them. */
  pages?: string[]
  /** The workflows that the Self-Service site offers: the same for every account. */
  tasks?: OfferedWorkflow[]
  /** How each site signs people in. */
  frontEnds?: { id: string; modules: string[] }[]
  /** Whether the password pages take answers to security questions in place of a passcode; absent: of an older server. */
  offersQuestions?: boolean
  /** Whether a run needs a proof of work. */
  captcha: 'none' | 'proof-of-work'
  /** Minimum number of letters for a search on the Helpdesk site. */
  searchFrom?: number
}

/** Why a request failed; `code` is an ErrorCode of the server or `server-unreachable`, `text` is in the page's language. */
export interface RequestProblem {
  code: string
  text: string
  retryAfter?: number
  /** How much proof of work the server demands, with `captcha-required`. */
  work?: number
  /** What is wrong with single fields of a resource of the administration API; `path` like `rules.2.minimum`, empty for the whole. */
  problems?: { path: string; code: string; text: string }[]
  /** The resource as another administrator has changed it, with `changed-meanwhile`. */
  current?: { version: number }
}

export type Reply<Value> = { ok: true; value: Value } | { ok: false; problem: RequestProblem }

/** The reply with another value; a failure stays as it is. */
export const mapReply = <From, To>(reply: Reply<From>, map: (value: From) => To): Reply<To> =>
  reply.ok ? { ok: true, value: map(reply.value) } : reply

/**
 * What the wizard needs of its host. The Self-Service site implements it with fetch and an HttpOnly cookie, the extension's window by
 * messages to the background; the wizard never sees a token. It never throws: an unreachable server is a Reply.
 */
export interface WizardClient {
  loadSite(): Promise<Reply<SiteInfo>>
  startRun(run: { workflow: string; account: string; domain?: string; language: string }): Promise<Reply<WizardStep>>
  /** The current step of this window's run, or undefined without a run. */
  resumeRun(): Promise<Reply<WizardStep> | undefined>
  sendAnswer(number: number, answer: Record<string, unknown>): Promise<Reply<WizardStep>>
  /** Why the page of this number would refuse a new password; changes and stores nothing. Older hosts lack it. */
  tryPassword?(number: number, newPassword: string): Promise<Reply<{ problem?: Problem }>>
  /** The run's current step in this language (BCP 47), in which it then goes on. Hosts whose language is not the wizard's lack it. */
  changeLanguage?(language: string): Promise<Reply<WizardStep>>
  cancelRun(): Promise<void>
}
