import { z } from 'zod'
import type { Reader } from '../store/database.ts'
import { subscriptionsOf } from '../store/subscriptions.ts'

/** Whether people get a notification until they choose, and whether they may. */
export const subscriptionModes = ['may-leave', 'may-not-leave', 'may-join'] as const
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

/** One notification of the person's policy, worded in the language of the run. */
export interface NotificationEvent {
  /** `forgot-my-password-succeeded`. */
  id: string
  /** What the person is told of. */
  label: string
  mode: SubscriptionMode
}

export const eventOf = (workflow: string, result: WorkflowResult): string => `${workflow}-${result}`

/** A choice counts only where there is one. */
export function isSubscribed(mode: SubscriptionMode, chosen: boolean | undefined): boolean {
  return mode === 'may-not-leave' ? true : (chosen ?? mode === 'may-leave')
}

/** Whether this person gets this mail now. */
export async function wantsMail(
  reader: Reader,
  of: { personId: string; event: string; mode: SubscriptionMode },
): Promise<boolean> {
  if (of.mode === 'may-not-leave') return true
  return isSubscribed(of.mode, (await subscriptionsOf(reader, of.personId)).get(of.event))
}
