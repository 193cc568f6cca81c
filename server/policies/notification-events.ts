import { words } from '../../shared/languages/words.ts'
import { eventOf, type NotificationEvent, subscriptionMode, type WorkflowResult } from '../activities/subscription.ts'
import { inLanguage } from './own-words.ts'
import type { WorkflowDefinition } from './workflow.ts'

const results: Record<string, WorkflowResult | undefined> = {
  'email-user-if-workflow-succeeds': 'succeeded',
  'email-user-if-workflow-fails': 'failed',
}

/** What these workflows tell their people, each event once. Where two steps tell the same, one that leaves a choice decides. */
export function notificationsOf(workflows: readonly WorkflowDefinition[], language: string): NotificationEvent[] {
  const events = new Map<string, NotificationEvent>()
  for (const { id: workflow, name, activities } of workflows) {
    for (const { activity, settings } of activities) {
      const result = results[activity]
      if (!result) continue
      const mode = subscriptionMode.catch('may-leave').parse(settings.subscription)
      const id = eventOf(workflow, result)
      if ((events.get(id)?.mode ?? 'may-not-leave') !== 'may-not-leave') continue
      const task = inLanguage(name, language)
      events.set(id, { id, label: words(language)(`activities.subscribe-to-notifications.${result}`, { task }), mode })
    }
  }
  return [...events.values()]
}
