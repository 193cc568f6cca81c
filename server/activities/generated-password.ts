import { findAcceptedSuggestion } from '../../shared/password-policy/suggestion/accepted-suggestion.ts'
import { oneAddress } from '../directory/mail-address.ts'
import type { Tx } from '../store/database.ts'
import type { ActivityContext } from './activity.ts'

type Context = Pick<ActivityContext<unknown>, 'notifications' | 'now' | 'person' | 'profile' | 'run' | 'url'>

/** A passphrase that keeps every rule, in the language of the person who will type it; undefined: none was found. */
export async function generatePassword({
  policy,
  person,
  run,
}: Pick<ActivityContext<unknown>, 'policy' | 'person' | 'run'>): Promise<string | undefined> {
  return findAcceptedSuggestion({
    rules: await policy.passwordRules('reset'),
    about: { account: person.account, displayName: person.displayName },
    language: person.language ?? run.language,
    accepts: async (password) => (await policy.checkPassword(password)) === undefined,
  })
}

/** Where a person without a password can read mail: a verified address of their own, else the one at work. */
export async function findMailAddress({ profile }: Pick<Context, 'profile'>): Promise<string | undefined> {
  const mails = (await profile.contacts()).filter(({ kind, verified }) => kind === 'mail' && verified)
  const best = mails.find(({ origin }) => origin === 'personal') ?? mails[0]
  return oneAddress.safeParse(best?.value).data
}

/** Mails a password that was generated for the helpdesk; the outbox removes it as soon as it is sent. */
export async function mailNewPassword(ctx: Context, tx: Tx, password: string): Promise<void> {
  const to = await findMailAddress(ctx)
  if (to === undefined) return
  await ctx.notifications.enqueue(tx, {
    to,
    template: 'new-password',
    language: ctx.person.language ?? ctx.run.language,
    values: {
      displayName: ctx.person.displayName,
      account: ctx.person.account,
      password,
      url: ctx.url,
      time: ctx.now().toISOString(),
    },
  })
}
