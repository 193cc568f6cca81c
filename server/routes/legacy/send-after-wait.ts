import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import type { LegacyServices } from './services.ts'

/** Longer, a browser or a proxy might give the request up. */
const maxHeldMs = 25_000
/** What a request can wait for; more is forgiven, since the wait is ten times what the work would cost. */
const maxHeldUnits = 8

/**
 * Without scripts what tries a secret waits where proof of work is demanded. It waits inside the request, since what was typed may be a secret, which is kept
 * nowhere. Throws AppError `busy` when too many of this address wait already; nothing was tried then.
 */
export async function sendAfterWait<T>(
  { runs: { entry }, startDelay, now }: Pick<LegacyServices, 'runs' | 'startDelay' | 'now'>,
  address: string,
  send: (provenUnits: number) => Promise<T>,
): Promise<T> {
  try {
    return await send(0)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'captcha-required') throw error
    const units = Number(error.values.work)
    const due = startDelay.schedule(address, { units: Math.min(units, maxHeldUnits), maxMs: maxHeldMs })
    await delay(due - now(), undefined, { signal: entry.signal })
    return send(units)
  }
}
