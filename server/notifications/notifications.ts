import type { Tx } from '../store/database.ts'
import type { TextOverrides } from './text-override.ts'

/** Mail for the rest of the server: stored in the outbox by the transaction of the work it reports, and sent later. */
export interface Notifications {
  /** Whether a mail server is set. Without one mails wait in the outbox, and no page may say that one was sent. */
  readonly hasServer: boolean
  enqueue(tx: Tx, mail: MailOrder): Promise<void>
  /**
   * Mails about something that may happen often: the first at once, the next an hour later at the earliest. What happens until then is counted in it,
   * from its own `time` on. The templates have `timesParameter`. Without mails (a decoy's, a person without an address) the same is looked up.
   */
  enqueueNotice(tx: Tx, notice: Notice, mails: readonly MailOrder[]): Promise<void>
  /**
   * Mails about changes that a person makes one after the other: held for a few minutes, and what is told meanwhile is added to the mail that
   * waits for the same recipient (`changes`, in the template's values). Whatever happens to the server, each is sent, once.
   */
  gather(tx: Tx, group: { accountKey: string }, mails: readonly GatheredOrder[]): Promise<void>
  /** Sends what is gathered now: the person is done. */
  release(tx: Tx, group: { accountKey: string }): Promise<void>
}

/** `changes`: words, separated by spaces. */
export type GatheredOrder = MailOrder & { values: { changes: string } }

export interface Notice {
  accountKey: string
  /** What it is about, with all that must not wait for each other's mails: the event, the share, the recipient. */
  about: readonly string[]
}

export interface MailOrder {
  /** One address. The caller skips people without one. */
  to: string
  /** File name in `notifications/templates/`; its texts are the catalogue’s `mail.*`. */
  template: string
  /** BCP 47; the nearest supplied language is used. */
  language: string
  /** Exactly the template’s parameters; an undeclared one is refused, so that no secret is stored. */
  values: Record<string, string | number>
  /** Overrides of the activity that orders the mail; they come before those for all mail. */
  own?: TextOverrides
}
