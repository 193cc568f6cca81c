import type { WizardStep } from '../../../shared/wizard/page.ts'
import type { AuditEventName } from '../../audit/events.ts'
import type { MailOrder } from '../../notifications/notifications.ts'
import type { ObservedStep } from '../services.ts'
import type { Choosable } from './outcomes.ts'

/** A step that happened, or one that was left out. */
export type LogEntry =
  | ({ kind: 'executed' } & ObservedStep['trace'][number])
  | ({ kind: 'passed-over' } & ObservedStep['passedOver'][number])

/** What is met at one moment, and what led to it. */
export interface SimulatedMoment {
  step: WizardStep
  /** Key of the workflow's step that is met; undefined: it is over. */
  stepKey?: string
  choices: readonly Choosable[]
  /** Since the moment before. */
  log: readonly LogEntry[]
  mails: readonly MailOrder[]
  /** What the audit would record, but for the steps themselves. */
  effects: readonly AuditEventName[]
  /** When, in the time of the simulation. */
  at: Date
}
