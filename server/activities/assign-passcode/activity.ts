import { z } from 'zod'
import { type IssuedPasscode, openPasscodes } from '../../factors/passcode.ts'
import { oneAddress } from '../../notifications/rendering.ts'
import type { Tx } from '../../store/database.ts'
import { type ActivityContext, critical, defineActivity, type OneTimeValue, ok, type Result } from '../activity.ts'
import { textsOf } from '../texts.ts'

const { text, label } = textsOf('assign-passcode')
const deliveries = ['shown', 'mail', 'split'] as const

const settings = z.object({
  /** Characters; of each half, when it is split. */
  length: z.int().min(6).max(32).default(8).meta(label('length')),
  minutes: z
    .int()
    .min(5)
    .max(7 * 24 * 60)
    .default(60)
    .meta(label('minutes')),
  /** To the operator, who reads it out; by mail to the person; or one half each to the operator and to the person's manager. */
  delivery: z
    .enum(deliveries)
    .default('shown')
    .meta({ label: text('delivery'), choices: { shown: text('shown'), mail: text('mail'), split: text('split') } }),
})

type Context = ActivityContext<z.output<typeof settings>>

/** Who gets a part of the passcode by mail. */
interface Recipient {
  to: string
  displayName: string
  language?: string
}

/** Issues a passcode for *I have a passcode* in place of an earlier one, and unlocks the profile. */
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
    const issued = await ctx.profile.part(openPasscodes).issue({ length, minutes, split: delivery === 'split' })
    return ok(
      async (tx) => {
        await issued.write(tx)
        if (recipient) await mailPart(ctx, tx, recipient, issued)
      },
      { oneTimeValues: delivery === 'mail' ? [] : shownPart(issued) },
    )
  },
})

async function recipientOf({
  settings: { delivery },
  person,
  findManager: manager,
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
      displayName,
      person: person.displayName,
      account: person.account,
      url,
      passcode: issued.parts.at(-1) ?? '',
      part: settings.delivery === 'split' ? 'half' : 'whole',
      until: issued.expiresAt.toISOString(),
    },
  })
}

function shownPart({ parts: [first = '', second], expiresAt }: IssuedPasscode): OneTimeValue[] {
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
