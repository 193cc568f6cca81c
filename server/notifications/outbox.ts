import { createHash } from 'node:crypto'
import type { Tx } from '../store/database.ts'
import { enqueueGathered, findGathered, releaseGathered, replaceOrder } from '../store/gathered-mails.ts'
import type { Keys } from '../store/keys.ts'
import { countInHeldMails, findHeldUntil, lockNotices } from '../store/notices.ts'
import { enqueueMail } from '../store/outbox.ts'
import type { MailOrder, Notifications } from './notifications.ts'
import { renderMail } from './rendering.ts'
import { templates } from './templates/index.ts'
import { createWakeSignal, type WakeSignal } from './wake.ts'

const purpose = 'outbox mail'
/** The transaction commits a moment after `enqueue`; a slow one is found by the second notification or by the sender's next poll. */
const notifyAfterMs = [15, 150]

export interface Outbox extends Notifications {
  /** Signals that mail of this process may be waiting; for `startSender`. */
  readonly wake: WakeSignal
}

export function createNotifications({ keys, hasServer = true }: { keys: Keys; hasServer?: boolean }): Outbox {
  const wake = createWakeSignal()
  /** Notices of a transaction: two steps of one run may tell of the same failure, which has happened once. */
  const noticesOf = new WeakMap<Tx, Set<string>>()
  return {
    wake,
    hasServer,
    enqueue: (tx, mail) => enqueue(tx, mail),
    async gather(tx, { accountKey }, mails) {
      await lockNotices(tx, accountKey)
      const notice = gatheringOf(accountKey)
      const held = (await findGathered(tx, notice)).map((row) => ({ ...row, order: decryptOrder(keys, row.order) }))
      for (const mail of mails) {
        const waiting = held.find(({ order }) => order.to === mail.to && order.template === mail.template)
        if (waiting && (await replaceOrder(tx, waiting.id, encryptOrder(keys, joinChanges(waiting.order, mail)))))
          continue
        renderMail(mail)
        await enqueueGathered(tx, encryptOrder(keys, mail), notice)
      }
    },
    async release(tx, { accountKey }) {
      await lockNotices(tx, accountKey)
      await releaseGathered(tx, gatheringOf(accountKey))
      notifySoon()
    },
    async enqueueNotice(tx, { accountKey, about }, mails) {
      const notice = createHash('sha256')
        .update(JSON.stringify([accountKey, ...about]))
        .digest('hex')
      const counted = noticesOf.get(tx) ?? new Set()
      if (counted.has(notice)) return
      // A step whose mail the person has left takes nothing from one that always comes.
      if (mails.length > 0) noticesOf.set(tx, counted.add(notice))
      await lockNotices(tx, accountKey)
      if (await countInHeldMails(tx, notice)) return
      const heldUntil = await findHeldUntil(tx, notice)
      for (const mail of mails) await enqueue(tx, mail, { notice, heldUntil })
    },
  }

  async function enqueue(tx: Tx, mail: MailOrder, held: Parameters<typeof enqueueMail>[2] = {}): Promise<void> {
    // A wrong order fails here, in the work it reports, and not unnoticed in the outbox.
    renderMail(mail)
    const isBulk = templates.find(({ id }) => id === mail.template)?.isBulk
    await enqueueMail(tx, encryptOrder(keys, mail), { ...held, isBulk })
    notifySoon()
  }

  function notifySoon(): void {
    for (const milliseconds of notifyAfterMs) setTimeout(wake.notify, milliseconds).unref()
  }
}

function joinChanges(waiting: MailOrder, mail: MailOrder): MailOrder {
  const changes = new Set(`${waiting.values.changes} ${mail.values.changes}`.split(' '))
  return { ...waiting, values: { ...waiting.values, changes: [...changes].join(' ') } }
}

const gatheringOf = (accountKey: string) =>
  createHash('sha256')
    .update(JSON.stringify(['gathered', accountKey]))
    .digest('hex')

function encryptOrder(keys: Keys, { to, template, language, values, own }: MailOrder): string {
  return keys.encrypt(JSON.stringify({ to, template, language, values, own }), purpose)
}

/** Throws AppError `key-missing` or `unexpected`, as `Keys.open` does. `occurrences`: as the outbox has counted them. */
export function decryptOrder(keys: Keys, envelope: string, occurrences: number | null = null): MailOrder {
  const order = JSON.parse(keys.decrypt(envelope, purpose)) as MailOrder
  return occurrences === null ? order : { ...order, values: { ...order.values, times: occurrences } }
}

/** The order to keep after sending: without values if it held a code. Undefined: keep it unchanged. */
export function removeSecret(keys: Keys, envelope: string): string | undefined {
  try {
    const order = decryptOrder(keys, envelope)
    const isSecret = templates.find(({ id }) => id === order.template)?.secret
    return isSecret ? encryptOrder(keys, { ...order, values: {} }) : undefined
  } catch {
    // The key is missing: the envelope stays as it is, and cannot be read.
    return undefined
  }
}
