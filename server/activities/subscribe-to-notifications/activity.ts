import { z } from 'zod'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { isSubscribed, type NotificationEvent } from '../../notifications/subscription.ts'
import { listSubscriptions, saveSubscriptions } from '../../store/subscriptions.ts'
import { type ActivityContext, defineActivity, nextPage, ok, type Result } from '../activity.ts'

/** By id. Each notification of the person's policy is one event, so there are few. */
const events = z.record(z.string().max(100), z.boolean())
type Context = ActivityContext<Record<string, never>>

/**
 * Lets the person choose which mails about their own workflows they get. Events without a choice stay as they are. Where there is no choice at all the page only says
 * so and is left: nothing is saved, and no mail tells of a change.
 */
export const subscribeToNotifications = defineActivity({
  id: 'subscribe-to-notifications',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  answer: z.object({ events: events.default({}) }),
  async page(ctx) {
    const mayChoose = choices(ctx).length > 0
    const words = `activities.subscribe-to-notifications.${mayChoose ? 'text' : 'no-choice'}` as const
    return {
      title: 'activities.subscribe-to-notifications.title',
      text: { key: words, values: { count: ctx.policy.notifications.length } },
      ...(mayChoose && { submit: 'activities.subscribe-to-notifications.submit' as const }),
      answer: z.object(ctx.policy.notifications.length > 0 ? { events: await switches(ctx) } : {}),
    }
  },
  async execute(ctx, { events: wanted = {} }): Promise<Result> {
    if (choices(ctx).length === 0) return nextPage(ctx.memory)
    const chosen = Object.fromEntries(choices(ctx).map(({ id }) => [id, wanted[id] ?? false]))
    return ok((tx) => saveSubscriptions(tx, ctx.person.id, chosen))
  },
})

const choices = ({ policy }: Pick<Context, 'policy'>): NotificationEvent[] =>
  policy.notifications.filter(({ mode }) => mode !== 'may-not-leave')

/** A table of tasks and results: one switch for each event, set as it is now; those without a choice are always on, and are shown so. */
async function switches(ctx: Pick<Context, 'policy' | 'person' | 'read' | 'run'>) {
  const t = getTranslator(ctx.run.language)
  const chosen = await listSubscriptions(ctx.read, ctx.person.id)
  const shape = ctx.policy.notifications.map(({ id, label, mode, result, task }) => [
    id,
    z
      .boolean()
      .default(isSubscribed(mode, chosen.get(id)))
      .meta({
        label,
        cell: { row: task, column: t(`activities.subscribe-to-notifications.column-${result}`) },
        ...(mode === 'may-not-leave' && { locked: true }),
      }),
  ])
  return z.object(Object.fromEntries(shape))
}
