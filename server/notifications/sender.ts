import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { anyMailDue, type ClaimedMail, claimMail, completeMail, failMail } from '../store/outbox.ts'
import { retryAfter } from './backoff.ts'
import { readMailWords } from './mail-words.ts'
import type { Mailer, Sent } from './mailer.ts'
import { openOrder, withoutSecret } from './outbox.ts'
import { renderMail } from './rendering.ts'
import { createWake, type Wake } from './wake.ts'

export interface SenderOptions {
  store: Store
  keys: Keys
  mailer: Mailer
  audit: Audit
  /** Ends it; what is being sent gets five seconds more, since a mail cut off may come twice. */
  signal: AbortSignal
  /** Told of what the loop itself stumbles over (the database, say); it goes on. */
  report: (name: string, error: unknown) => void
  wake?: Wake
  pollMs?: number
  /** How long a mail belongs to the sender that took it. Sending is given up well before. */
  leaseMs?: number
  /** Mails at the same time, so that one slow mail does not hold up the others. */
  parallel?: number
  random?: () => number
}

/**
 * Sends what is in the outbox until the signal; any number of processes may do so on one database. A mail is leased, sent, and then marked as
 * sent by a commit that states the lease's fence: after a crash in between it is sent again, under the same Message-ID.
 */
export async function startSender(options: SenderOptions): Promise<void> {
  if (!options.mailer.configured) return
  const wake = options.wake ?? createWake()
  await Promise.all(Array.from({ length: options.parallel ?? 3 }, () => sendUntilEnd({ ...options, wake })))
}

async function sendUntilEnd(options: SenderOptions & { wake: Wake }): Promise<void> {
  const { signal, wake, report, pollMs = 1000 } = options
  while (!signal.aborted) {
    let sent = false
    try {
      sent = await sendOne(options)
    } catch (error) {
      report('outbox', error)
    }
    if (!sent) await wake.wait(pollMs, signal)
  }
}

/** False: nothing is due. */
async function sendOne(options: SenderOptions): Promise<boolean> {
  const { store, signal, leaseMs = 120_000 } = options
  // Reads first: a look every second must not take the write lock.
  if (!(await anyMailDue(store.read))) return false
  const mail = await store.transaction((tx) => claimMail(tx, leaseMs))
  if (!mail) return false
  const limit = AbortSignal.any([AbortSignal.timeout(leaseMs * 0.75), later(signal, 5000)])
  await settle(options, mail, await send(options, mail, limit))
  return true
}

async function send({ store, keys, mailer }: SenderOptions, mail: ClaimedMail, limit: AbortSignal): Promise<Sent> {
  let rendered: ReturnType<typeof renderMail>
  try {
    const order = openOrder(keys, mail.order)
    rendered = renderMail(order, { words: await readMailWords(store.read, order) })
  } catch (error) {
    // A key that is away, or a template of a newer version: it may come back, and nobody else waits for this one.
    if (error instanceof AppError && error.status === 503) throw error
    return { sent: false, reason: `unreadable ${(error as { code?: string }).code ?? ''}`.trim() }
  }
  return mailer.send(rendered, mail.id, limit)
}

async function settle({ store, keys, audit, random = Math.random }: SenderOptions, mail: ClaimedMail, result: Sent) {
  const { id, fence, attempts } = mail
  const order = withoutSecret(keys, mail.order)
  await store.transaction(async (tx) => {
    if (result.sent) {
      const ours = await completeMail(tx, { id, fence, order })
      if (ours) await audit.append(tx, { event: 'mail-sent', data: { mail: id, attempts } })
      return
    }
    const retryAfterMilliseconds = retryAfter(attempts, random())
    const ours = await failMail(tx, { id, fence, error: result.reason, retryAfterMilliseconds, order })
    if (ours && retryAfterMilliseconds === undefined) {
      await audit.append(tx, { event: 'mail-given-up', data: { mail: id, attempts, reason: result.reason } })
    }
  })
}

/** Aborts so many milliseconds after `signal` does. */
function later(signal: AbortSignal, milliseconds: number): AbortSignal {
  const delayed = new AbortController()
  const abort = () => setTimeout(() => delayed.abort(signal.reason), milliseconds).unref()
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return delayed.signal
}
