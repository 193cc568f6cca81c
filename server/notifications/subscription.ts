import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import { listSubscriptions } from '../store/subscriptions.ts'

/** Whether people get a notification by default, and whether they may change that. */
const subscriptionModes = ['may-leave', 'may-not-leave', 'may-join'] as const
export type SubscriptionMode = (typeof subscriptionModes)[number]

export const subscriptionMode = z
  .enum(subscriptionModes)
  .default('may-leave')
  .meta({
    label: 'activities.fields.subscription',
    choices: {
      'may-leave': 'activities.fields.subscription.may-leave',
      'may-not-leave': 'activities.fields.subscription.may-not-leave',
      'may-join': 'activities.fields.subscription.may-join',
    },
  })

export type WorkflowResult = 'succeeded' | 'failed'

/** One notification of the person's policy, in the language of the run. */
export interface NotificationEvent {
  /** `forgot-my-password-succeeded`. */
  id: string
  /** What the notification is about. */
  label: string
  /** Name of the workflow. */
  task: string
  result: WorkflowResult
  mode: SubscriptionMode
}

export const toEventId = (workflow: string, result: WorkflowResult): string => `${workflow}-${result}`

/** A person's choice counts only if the mode allows one. */
export function isSubscribed(mode: SubscriptionMode, chosen: boolean | undefined): boolean {
  return mode === 'may-not-leave' ? true : (chosen ?? mode === 'may-leave')
}

/** Whether this person gets this mail now. */
export async function wantsMail(
  reader: Reader,
  { personId, event, mode }: { personId: string; event: string; mode: SubscriptionMode },
): Promise<boolean> {
  if (mode === 'may-not-leave') return true
  return isSubscribed(mode, (await listSubscriptions(reader, personId)).get(event))
}
