import { z } from 'zod'
import { oneAddress } from '../../notifications/rendering.ts'
import type { IssuedPasscode } from '../../profiles/passcode.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, ok, type Result, type Shown } from '../activity.ts'

const text = <const Part extends string>(part: Part) => `activities.assign-passcode.${part}` as const
const deliveries = ['shown', 'mail', 'split'] as const

const settings = z.object({
  /** Characters; of each half, when it is split. */
  length: z
    .int()
    .min(6)
    .max(32)
    .default(8)
    .meta({ label: text('length') }),
  minutes: z
    .int()
    .min(5)
    .max(7 * 24 * 60)
    .default(60)
    .meta({ label: text('minutes') }),
  /** To the operator, who reads it out; by mail to the person; or one half each to the operator and to the person's manager. */
  delivery: z
    .enum(deliveries)
    .default('shown')
    .meta({ label: text('delivery'), choices: { shown: text('shown'), mail: text('mail'), split: text('split') } }),
})

type Context = ActivityContext<z.output<typeof settings>>

/** Whom a part goes to by mail. */
interface Recipient {
  to: string
  displayName: string
  language?: string
}

/** Gives out a passcode for *I have a passcode*, in place of an earlier one, and takes off the profile's lock. */
export const assignPasscode = defineActivity({
  id: 'assign-passcode',
  group: 'action',
  sites: ['helpdesk'],
  settings,
  async execute(ctx): Promise<Result> {
    const { length, minutes, delivery } = ctx.settings
    const recipient = await recipientOf(ctx)
    if (recipient === 'nobody')
      return critical(delivery === 'split' ? 'no-manager-to-write-to' : 'no-address-to-write-to')
    const issued = await ctx.profile.issuePasscode({ length, minutes, split: delivery === 'split' })
    return ok(
      async (tx) => {
        await issued.write(tx)
        if (recipient) await mailPart(ctx, tx, recipient, issued)
      },
      { shown: delivery === 'mail' ? [] : shownPart(issued) },
    )
  },
})

async function recipientOf({
  settings: { delivery },
  person,
  manager,
}: Context): Promise<Recipient | 'nobody' | undefined> {
  if (delivery === 'shown') return undefined
  const reader = delivery === 'split' ? await manager() : person
  const address = oneAddress.safeParse(reader?.mail)
  if (!reader || !address.success) return 'nobody'
  return { to: address.data, displayName: reader.displayName, language: reader.language }
}

async function mailPart(ctx: Context, tx: Tx, { to, displayName, language }: Recipient, issued: IssuedPasscode) {
  const { person, run, url, settings } = ctx
  await ctx.notifications.enqueue(tx, {
    to,
    template: 'passcode',
    language: language ?? run.language,
    values: {
      ...{ displayName, person: person.displayName, account: person.account, url },
      passcode: issued.parts.at(-1) ?? '',
      part: settings.delivery === 'split' ? 'half' : 'whole',
      until: issued.expiresAt.toISOString(),
    },
  })
}

function shownPart({ parts: [first = '', second], expiresAt }: IssuedPasscode): Shown[] {
  const isHalf = second !== undefined
  return [
    {
      label: isHalf ? text('firstHalf') : text('passcode'),
      value: first,
      until: expiresAt,
      hint: isHalf ? text('hintSplit') : text('hintShown'),
    },
  ]
}
