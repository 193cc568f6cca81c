import { getTranslator } from '../../shared/languages/translator.ts'
import {
  type NotificationEvent,
  subscriptionMode,
  toEventId,
  type WorkflowResult,
} from '../notifications/subscription.ts'
import { resolveText } from './localized-text.ts'
import type { WorkflowDefinition } from './workflow.ts'

const results: Record<string, WorkflowResult | undefined> = {
  'email-user-if-workflow-succeeds': 'succeeded',
  'email-user-if-workflow-fails': 'failed',
}

/** The mails that these workflows send to their people, each event once. Of two steps with the same event one that allows a choice decides. */
export function listNotificationEvents(
  workflows: readonly WorkflowDefinition[],
  language: string,
): NotificationEvent[] {
  const events = new Map<string, NotificationEvent>()
  for (const { id: workflow, name, activities } of workflows) {
    for (const { activity, settings } of activities) {
      const result = results[activity]
      if (!result) continue
      const mode = subscriptionMode.catch('may-leave').parse(settings.subscription)
      const id = toEventId(workflow, result)
      if ((events.get(id)?.mode ?? 'may-not-leave') !== 'may-not-leave') continue
      const task = resolveText(name, language)
      events.set(id, {
        id,
        task,
        result,
        label: getTranslator(language)(`activities.subscribe-to-notifications.${result}`, { task }),
        mode,
      })
    }
  }
  return [...events.values()]
}
