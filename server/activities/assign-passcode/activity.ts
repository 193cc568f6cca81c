import { z } from 'zod'
import type { DirectoryPerson } from '../../directory/directory.ts'
import { oneAddress } from '../../directory/mail-address.ts'
import { findManagerToAsk } from '../../factors/common/ask-manager.ts'
import { type IssuedPasscode, openPasscodes } from '../../factors/passcode.ts'
import { passcodeHalfId } from '../../factors/passcode-half.ts'
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
    .meta({ ...label('minutes'), unit: 'minutes' }),
  /** Of one whose half the manager hands over, because the caller was not identified otherwise. */
  halfMinutes: z
    .int()
    .min(5)
    .max(7 * 24 * 60)
    .default(8 * 60)
    .meta({ ...label('halfMinutes'), unit: 'minutes' }),
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

/**
 * Issues a passcode for *I have a passcode* in place of an earlier one, and unlocks the profile. If the only check of a caller was that they have a
 * manager, the caller always gets one half of the passcode and the profile stays locked: otherwise a call would be enough to go on guessing. Where the
 * parameter PasscodeSplit is set, every passcode is split.
 */
export const assignPasscode = defineActivity({
  id: 'assign-passcode',
  group: 'action',
  sites: ['helpdesk'],
  settings,
  async execute(ctx): Promise<Result> {
    const { length, minutes, halfMinutes } = ctx.settings
    const isUnidentified = ctx.run.authenticatedBy === passcodeHalfId
    const isSplit = isUnidentified || (await ctx.policy.splitsPasscodes())
    const delivery = isSplit ? 'split' : ctx.settings.delivery
    const split = delivery === 'split'
    const recipient = await findRecipient(ctx, delivery)
    if (recipient === 'nobody') return critical(split ? 'no-manager-to-write-to' : 'no-address-to-write-to')
    const order = { length, minutes: isUnidentified ? halfMinutes : minutes, split, keepsLock: isUnidentified }
    const issued = await ctx.profile.part(openPasscodes).issue(order)
    return ok(
      async (tx) => {
        await issued.write(tx)
        if (recipient) await mailPart(ctx, tx, recipient, issued)
      },
      { oneTimeValues: delivery === 'mail' ? [] : shownPart(issued) },
    )
  },
})

async function findRecipient(
  ctx: Context,
  delivery: (typeof deliveries)[number],
): Promise<Recipient | 'nobody' | undefined> {
  if (delivery === 'shown') return undefined
  if (delivery === 'split') {
    const found = await findManagerToAsk(ctx)
    return found ? toRecipient(found.manager, found.address) : 'nobody'
  }
  const address = oneAddress.safeParse(ctx.person.mail)
  return address.success ? toRecipient(ctx.person, address.data) : 'nobody'
}

const toRecipient = ({ displayName, language }: DirectoryPerson, to: string): Recipient => ({
  to,
  displayName,
  language,
})

async function mailPart(ctx: Context, tx: Tx, { to, displayName, language }: Recipient, issued: IssuedPasscode) {
  const { person, run, url } = ctx
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
      part: issued.parts.length > 1 ? 'half' : 'whole',
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
