import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy } from '../directory.ts'
import { isLost, isTimeout } from './connections.ts'
import type { Controller, Controllers } from './controllers.ts'
import type { ControllerFacts } from './facts.ts'
import type { KnownGroup } from './groups.ts'
import { answerOf } from './ldap.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'
import type { Pace } from './pace.ts'

/** What the parts of `active-directory/` share: one configured domain. */
export interface Domain {
  options: ActiveDirectoryOptions
  timeouts: Timeouts
  controllers: Controllers
  /** DNS name. */
  name(): string
  /** Takes a typed domain for this one. */
  isNamed(typed: string): boolean
  /** Whoever was found last, read in the place of those who are not found. */
  standIn: { dn?: string }
  wrongPasswords: Pace
  /** Addresses of controllers that one session has waited for in vain: nobody's request pays for the same silence twice. */
  silent?: Set<string>
  rememberPolicy(
    key: string,
    ask: () => Promise<DirectoryPasswordPolicy | undefined>,
  ): Promise<DirectoryPasswordPolicy | undefined>
  rememberGroup(sid: string, ask: () => Promise<KnownGroup | undefined>): Promise<KnownGroup | undefined>
}

/** One controller, as whoever reads from it sees it. */
export interface Reading {
  client: Client
  facts: ControllerFacts
  controller: Controller
}

/**
 * Reads from the first controller that answers, beginning with the preferred one. An answer is an answer, a refusal too: only
 * silence, a lost connection and "busy" send the question elsewhere. Throws AppError `directory-unreachable`.
 */
export async function readAnywhere<T>(
  domain: Domain,
  preferred: string | undefined,
  signal: AbortSignal | undefined,
  work: (reading: Reading) => Promise<T>,
): Promise<{ value: T; controller: Controller }> {
  let cause: unknown
  for (const controller of await domain.controllers.inOrder(preferred)) {
    signal?.throwIfAborted()
    try {
      return { value: await readFrom(domain, controller, work), controller }
    } catch (error) {
      if (!isElsewhereBetter(error)) throw new AppError('unexpected', { cause: error })
      cause = error
    }
  }
  throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
}

/** Reads from this controller only. Rejects when it does not answer. */
export async function readFrom<T>(
  domain: Domain,
  controller: Controller,
  work: (reading: Reading) => Promise<T>,
): Promise<T> {
  if (domain.silent?.has(controller.url)) throw new AppError('directory-unreachable', { retryAfter: 5 })
  try {
    const facts = await controller.facts()
    const value = await controller.connections.read((client) => work({ client, facts, controller }))
    domain.controllers.answered(controller)
    return value
  } catch (error) {
    if (isElsewhereBetter(error)) noAnswer(domain, controller, error)
    throw error
  }
}

/** Asked last for a while, and not at all any more by a session that has waited for it in vain. */
export function noAnswer(domain: Domain, controller: Controller, error: unknown): void {
  domain.controllers.failed(controller)
  if (isTimeout(error)) domain.silent?.add(controller.url)
}

/** 49: this controller does not take the service account's password; 51, 52: busy, going down. */
export function isElsewhereBetter(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'directory-unreachable'
  return isLost(error) || [49, 51, 52].includes(answerOf(error)?.code ?? 0)
}
