import type { Keys } from '../store/keys.ts'
import { enqueueMail } from '../store/outbox.ts'
import type { MailOrder, Notifications } from './notifications.ts'
import { renderMail } from './rendering.ts'
import { templates } from './templates/index.ts'
import { createWake, type Wake } from './wake.ts'

const purpose = 'outbox mail'
/** The transaction commits a moment after `enqueue`; a slow one is found by the second ring, or by the sender's next look. */
const ringAfter = [15, 150]

export interface Outbox extends Notifications {
  /** Rings when mail of this process may be waiting; for `startSender`. */
  readonly wake: Wake
}

export function createNotifications({ keys }: { keys: Keys }): Outbox {
  const wake = createWake()
  return {
    wake,
    async enqueue(tx, mail) {
      // A wrong order fails here, in the work that it tells of, and not unseen in the outbox.
      renderMail(mail)
      await enqueueMail(tx, sealOrder(keys, mail))
      for (const milliseconds of ringAfter) setTimeout(wake.ring, milliseconds).unref()
    },
  }
}

function sealOrder(keys: Keys, { to, template, language, values, own }: MailOrder): string {
  return keys.seal(JSON.stringify({ to, template, language, values, own }), purpose)
}

/** Throws AppError `key-missing` or `unexpected`, as `Keys.open` does. */
export function openOrder(keys: Keys, envelope: string): MailOrder {
  return JSON.parse(keys.open(envelope, purpose)) as MailOrder
}

/** What is kept of an order once it is settled: of one that held a code, whom it went to and nothing else. Undefined: all of it. */
export function withoutSecret(keys: Keys, envelope: string): string | undefined {
  try {
    const order = openOrder(keys, envelope)
    const isSecret = templates.find(({ id }) => id === order.template)?.secret
    return isSecret ? sealOrder(keys, { ...order, values: {} }) : undefined
  } catch {
    // A key that is away: the envelope stays as it is, and nobody can read it.
    return undefined
  }
}
