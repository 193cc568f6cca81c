import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import { certificateWarningDays } from '../text-file.ts'

/** What was checked, and the result. The `text` of a warning or failure says what to do. */
export interface Finding {
  level: 'ok' | 'note' | 'warn' | 'FAIL'
  subject: string
  text: string
}

export interface Section {
  title: string
  findings: Finding[]
}

/** One area to check. A check only reads: it makes no folder, no key and no migration, and writes to nothing that it asks. */
export interface Check<Settings = Config> {
  id: string
  run(config: Settings, signal: AbortSignal): Promise<Section[]>
}

export const ok = (subject: string, text: string): Finding => ({ level: 'ok', subject, text })
export const note = (subject: string, text: string): Finding => ({ level: 'note', subject, text })
export const warn = (subject: string, text: string): Finding => ({ level: 'warn', subject, text })
export const fail = (subject: string, text: string): Finding => ({ level: 'FAIL', subject, text })

/** A cause that an administrator can look up: the code of the system's error where there is one. Never the value of a setting. */
export function describeCause(error: unknown): string {
  if (error instanceof AppError) return error.cause === undefined ? error.code : describeCause(error.cause)
  if (!(error instanceof Error)) return String(error)
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code !== 'ERR_SQLITE_ERROR' ? code : error.message
}

/** The folder, or its nearest ancestor that exists, and whether this user may write in it. */
export function findExistingFolder(folder: string): { path: string; writable: boolean } {
  const path = resolve(folder)
  if (!existsSync(path) && dirname(path) !== path) return findExistingFolder(dirname(path))
  try {
    accessSync(path, constants.W_OK | constants.X_OK)
    return { path, writable: true }
  } catch {
    return { path, writable: false }
  }
}

/** Day and minute, in UTC. */
export const formatMinute = (moment: Date): string => moment.toISOString().slice(0, 16).replace('T', ' ')

const dayMs = 86_400_000

export function checkExpiry({ validFrom, validTo }: { validFrom: Date; validTo: Date }, now: Date): Finding {
  if (validFrom > now)
    return fail(
      'expiry',
      `is not valid before ${formatMinute(validFrom)} UTC, and this machine's clock says ${formatMinute(now)}: correct the clock, or put a certificate in its place that is valid now.`,
    )
  const days = Math.floor((validTo.getTime() - now.getTime()) / dayMs)
  const end = validTo.toISOString().slice(0, 10)
  if (validTo <= now) return fail('expiry', `expired on ${end}: put a new certificate in its place.`)
  if (days < certificateWarningDays)
    return warn('expiry', `ends on ${end}, in ${days} ${days === 1 ? 'day' : 'days'}: renew it.`)
  return ok('expiry', `valid until ${end}, ${days} days`)
}
