import { oneAddress } from '../notifications/rendering.ts'
import type { Tx } from '../store/database.ts'
import type { ActivityContext } from './activity.ts'

type Context = Pick<ActivityContext<unknown>, 'notifications' | 'now' | 'person' | 'profile' | 'run' | 'url'>

/** Where somebody without a password can read: an address of their own that was confirmed, before the one at work. */
export async function readerOf({ profile }: Pick<Context, 'profile'>): Promise<string | undefined> {
  const mails = (await profile.contacts()).filter(({ kind, verified }) => kind === 'mail' && verified)
  const best = mails.find(({ origin }) => origin === 'personal') ?? mails[0]
  return oneAddress.safeParse(best?.value).data
}

/** A password that the helpdesk had made; the outbox forgets it as soon as it is sent. */
export async function mailNewPassword(ctx: Context, tx: Tx, password: string): Promise<void> {
  const to = await readerOf(ctx)
  if (to === undefined) return
  await ctx.notifications.enqueue(tx, {
    to,
    template: 'new-password',
    language: ctx.person.language ?? ctx.run.language,
    values: {
      ...{ displayName: ctx.person.displayName, account: ctx.person.account, password, url: ctx.url },
      time: ctx.now().toISOString(),
    },
  })
}
