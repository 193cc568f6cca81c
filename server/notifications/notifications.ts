import type { Tx } from '../store/database.ts'
import type { OwnWordings } from './own-wording.ts'

/** Mail as the rest of the server sees it: put in the outbox inside the transaction of the work it tells of, sent later. */
export interface Notifications {
  enqueue(tx: Tx, mail: MailOrder): Promise<void>
}

export interface MailOrder {
  /** One address. Orders without one (a person without mail) are dropped by the caller, not here. */
  to: string
  /** File name in `notifications/templates/`; its words are the catalogue’s `mail.*`. */
  template: string
  /** BCP 47; the nearest supplied language is taken. */
  language: string
  /** Exactly the template’s parameters; one that it does not declare is refused, so that no secret gets here. */
  values: Record<string, string | number>
  /** Words of the activity that orders it, before those for all. */
  own?: OwnWordings
}
