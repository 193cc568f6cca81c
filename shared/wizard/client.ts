import type { Problem, WizardStep } from './page.ts'

export interface Task {
  workflow: string
  title: string
  text: string
}

export interface SiteFacts {
  name: string
  /** Organisation's support line, shown where a run stops; plain text. */
  support?: string
  languages: { code: string; name: string }[]
  domains: { name: string; alias: string }[]
  /** A proof-of-work challenge is demanded before a run when set. */
  captcha: 'none' | 'proof-of-work'
  /** So many letters the Helpdesk site searches from. */
  searchFrom?: number
}

/** Why a call brought nothing; `code` is an ErrorCode of the server or `server-unreachable`. `text` is worded already. */
export interface CallProblem {
  code: string
  text: string
  retryAfter?: number
}

export type Reply<Value> = { ok: true; value: Value } | { ok: false; problem: CallProblem }

/**
 * What the wizard asks of its host. The Self-Service site answers with fetch and an HttpOnly cookie, the extension's window
 * through the background page; the wizard never sees a token. Calls never throw: a server that cannot be reached is a Reply.
 */
export interface WizardClient {
  site(): Promise<Reply<SiteFacts>>
  tasks(of: { account: string; domain?: string }): Promise<Reply<Task[]>>
  start(run: { workflow: string; account: string; domain?: string; language: string }): Promise<Reply<WizardStep>>
  /** The standing step of the run this window already has, or undefined when there is none. */
  resume(): Promise<Reply<WizardStep> | undefined>
  answer(number: number, answer: Record<string, unknown>): Promise<Reply<WizardStep>>
  /** Why the page of this number would refuse a new password; nothing is changed or kept. Older hosts cannot ask. */
  tryPassword?(number: number, newPassword: string): Promise<Reply<{ problem?: Problem }>>
  cancel(): Promise<void>
}
