import { z } from 'zod'
import { chooseSubscriptions, subscriptionsOf } from '../../store/subscriptions.ts'
import { type ActivityContext, defineActivity, ok, type Result } from '../activity.ts'
import { isSubscribed, type NotificationEvent } from '../subscription.ts'

/** Of one person: every notification of their policy is one, so there are never very many. */
const events = z.record(z.string().max(100), z.boolean())
type Context = ActivityContext<Record<string, never>>

/** Lets the person choose which mails about their own tasks they get. What the policy leaves no choice about stays as it is. */
export const subscribeToNotifications = defineActivity({
  id: 'subscribe-to-notifications',
  group: 'action',
  sites: ['self-service'],
  settings: z.object({}),
  answer: z.object({ events: events.default({}) }),
  async page(ctx) {
    const offered = ctx.policy.notifications
    const fixed = offered.filter(({ mode }) => mode === 'may-not-leave').map(({ label }) => label)
    const mayChoose = offered.length > fixed.length
    const always = new Intl.ListFormat(ctx.run.language).format(fixed)
    const words = `activities.subscribe-to-notifications.${mayChoose ? 'text' : 'no-choice'}` as const
    return {
      title: 'activities.subscribe-to-notifications.title',
      text: { key: words, values: { always, count: fixed.length } },
      submit: 'activities.subscribe-to-notifications.submit',
      answer: z.object(mayChoose ? { events: await switches(ctx) } : {}),
    }
  },
  async execute(ctx, { events: wanted = {} }): Promise<Result> {
    const chosen = Object.fromEntries(choices(ctx).map(({ id }) => [id, wanted[id] ?? false]))
    return ok((tx) => chooseSubscriptions(tx, ctx.person.id, chosen))
  },
})

const choices = ({ policy }: Pick<Context, 'policy'>): NotificationEvent[] =>
  policy.notifications.filter(({ mode }) => mode !== 'may-not-leave')

/** One for each event that there is a choice about, as it stands now. */
async function switches(ctx: Pick<Context, 'policy' | 'person' | 'read'>) {
  const chosen = await subscriptionsOf(ctx.read, ctx.person.id)
  const shape = choices(ctx).map((event) => [
    event.id,
    z
      .boolean()
      .default(isSubscribed(event.mode, chosen.get(event.id)))
      .meta({ label: event.label }),
  ])
  return z.object(Object.fromEntries(shape))
}
