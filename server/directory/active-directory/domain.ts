import type { Client } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy, LockoutRule } from '../directory.ts'
import { isConnectionLost, isTimeout } from './connections.ts'
import type { Controller, Controllers } from './controllers.ts'
import type { ControllerFacts } from './facts.ts'
import { toLdapAnswer } from './ldap.ts'
import type { ActiveDirectoryOptions, Timeouts } from './options.ts'
import type { Pacer } from './pacer.ts'

/** One configured domain, shared by the parts of `active-directory/`. */
export interface DomainContext {
  options: ActiveDirectoryOptions
  timeouts: Timeouts
  controllers: Controllers
  /** DNS name. */
  name(): string
  /** Whether a typed domain name means this domain. */
  matchesName(typed: string): boolean
  /** The person found last, who is read in place of people who are not found. One object for all sessions. */
  readonly standIn: { dn?: string; id?: string }
  /** What `reportOnce` has reported. */
  reported: Set<string>
  wrongPasswordPacer: Pacer
  /** Addresses of controllers that timed out in this session: no request waits for the same controller twice. */
  silentControllers?: Set<string>
  loadPolicy(
    key: string,
    ask: () => Promise<DirectoryPasswordPolicy | undefined>,
  ): Promise<DirectoryPasswordPolicy | undefined>
  /** Of the fine-grained policies in this container. */
  loadLockouts(container: string, ask: () => Promise<readonly LockoutRule[]>): Promise<readonly LockoutRule[]>
  loadGroup(sid: string, ask: () => Promise<KnownGroup | undefined>): Promise<KnownGroup | undefined>
}

/** A group of this domain; for a foreign group only the SID is known. */
export interface KnownGroup {
  name: string
  distinguishedName: string
}

/** What a read from one controller works with. */
export interface ReadContext {
  domain: DomainContext
  client: Client
  facts: ControllerFacts
  controller: Controller
}

/**
 * Reads from the first controller that answers, starting with the preferred one. A refusal is an answer, too: only a time-out, a
 * lost connection and "busy" lead to the next controller. Throws AppError `directory-unreachable`.
 */
export async function readWithFailover<T>(
  domain: DomainContext,
  preferred: string | undefined,
  signal: AbortSignal | undefined,
  work: (reading: ReadContext) => Promise<T>,
): Promise<{ value: T; controller: Controller }> {
  let cause: unknown
  for (const controller of await domain.controllers.listInOrder(preferred)) {
    signal?.throwIfAborted()
    try {
      return { value: await readFromController(domain, controller, work), controller }
    } catch (error) {
      if (!shouldTryAnother(error)) throw new AppError('unexpected', { cause: error })
      cause = error
    }
  }
  throw new AppError('directory-unreachable', { cause, retryAfter: 5 })
}

/** Reads from this controller only. Rejects if it does not answer. */
export async function readFromController<T>(
  domain: DomainContext,
  controller: Controller,
  work: (reading: ReadContext) => Promise<T>,
): Promise<T> {
  if (domain.silentControllers?.has(controller.url)) throw new AppError('directory-unreachable', { retryAfter: 5 })
  try {
    const facts = await controller.loadFacts()
    const value = await controller.connections.read((client) => work({ domain, client, facts, controller }))
    domain.controllers.recordAnswer(controller)
    return value
  } catch (error) {
    if (shouldTryAnother(error)) recordNoAnswer(domain, controller, error)
    throw error
  }
}

/** From now on the controller is asked last for a while, and after a time-out not at all by this session. */
export function recordNoAnswer(domain: DomainContext, controller: Controller, error: unknown): void {
  domain.controllers.recordFailure(controller)
  if (isTimeout(error)) domain.silentControllers?.add(controller.url)
}

/** 49: this controller refuses the service account's password; 51, 52: busy, shutting down. */
export function shouldTryAnother(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'directory-unreachable'
  return isConnectionLost(error) || [49, 51, 52].includes(toLdapAnswer(error)?.code ?? 0)
}

/** For the log: each `key` once while the server runs, up to a bound. */
export function reportOnce({ options, reported }: DomainContext, key: string, sentence: string): void {
  if (reported.has(key) || reported.size >= maxReported) return
  reported.add(key)
  options.report?.(sentence)
}

const maxReported = 1000
