import { AppError } from '../../shared/errors.ts'
import type { Audit } from '../audit/chain.ts'
import { loadBranding } from '../branding/branding.ts'
import type { Store } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { type ClaimedMail, claimMail, completeMail, failMail, isMailDue } from '../store/outbox.ts'
import { retryAfter } from './backoff.ts'
import { loadMailTexts } from './mail-texts.ts'
import type { Mailer, SendOutcome } from './mailer.ts'
import { decryptOrder, removeSecret } from './outbox.ts'
import { renderMail } from './rendering.ts'
import { createWakeSignal, type WakeSignal } from './wake.ts'

export interface SenderOptions {
  store: Store
  keys: Keys
  mailer: Mailer
  audit: Audit
  /** Stops the sender; mail being sent gets five more seconds, since an interrupted mail may arrive twice. */
  signal: AbortSignal
  /** Gets errors of the loop itself (of the database, say); it continues. */
  report: (name: string, error: unknown) => void
  wake?: WakeSignal
  pollMs?: number
  /** How long a mail is leased. Sending is aborted well before. */
  leaseMs?: number
  /** Mails sent at the same time, so that one slow mail does not delay the others. */
  parallel?: number
  random?: () => number
}

/**
 * Sends the mail of the outbox until `signal`; any number of processes may do so on one database. A mail is leased, sent, and marked as
 * sent by a commit that states the fence of its lease. After a crash in between it is sent again with the same Message-ID.
 */
export async function startSender(options: SenderOptions): Promise<void> {
  if (!options.mailer.configured) return
  const wake = options.wake ?? createWakeSignal()
  await Promise.all(Array.from({ length: options.parallel ?? 3 }, () => runSender({ ...options, wake })))
}

async function runSender(options: SenderOptions & { wake: WakeSignal }): Promise<void> {
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

/** False: no mail is due. */
async function sendOne(options: SenderOptions): Promise<boolean> {
  const { store, signal, leaseMs = 120_000 } = options
  // Reads first: polling every second must not take the write lock.
  if (!(await isMailDue(store.read))) return false
  const mail = await store.transaction((tx) => claimMail(tx, leaseMs))
  if (!mail) return false
  const limit = AbortSignal.any([AbortSignal.timeout(leaseMs * 0.75), delayAbort(signal, 5000)])
  await settle(options, mail, await send(options, mail, limit))
  return true
}

async function send(
  { store, keys, mailer }: SenderOptions,
  mail: ClaimedMail,
  limit: AbortSignal,
): Promise<SendOutcome> {
  let rendered: ReturnType<typeof renderMail>
  try {
    const order = decryptOrder(keys, mail.order, mail.occurrences)
    rendered = renderMail(order, {
      texts: await loadMailTexts(store.read, order),
      branding: await loadBranding(store.read),
    })
  } catch (error) {
    // A missing key may come back; a template of a newer version fails this mail alone.
    if (error instanceof AppError && error.status === 503) throw error
    return { sent: false, reason: `unreadable ${(error as { code?: string }).code ?? ''}`.trim() }
  }
  return mailer.send(rendered, mail.id, limit)
}

async function settle(
  { store, keys, audit, random = Math.random }: SenderOptions,
  mail: ClaimedMail,
  result: SendOutcome,
) {
  const { id, fence, attempts } = mail
  const order = removeSecret(keys, mail.order)
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

/** Aborts the given time after `signal` does. */
function delayAbort(signal: AbortSignal, milliseconds: number): AbortSignal {
  const delayed = new AbortController()
  const abort = () => setTimeout(() => delayed.abort(signal.reason), milliseconds).unref()
  if (signal.aborted) abort()
  else signal.addEventListener('abort', abort, { once: true })
  return delayed.signal
}
