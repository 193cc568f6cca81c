import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { readCode } from '../../../shared/digits.ts'
import type { ActivityContext } from '../../activities/activity.ts'
import { type MailShare, mailShareOf } from '../../activities/guess-limit.ts'
import { assertConsumed } from '../../profiles/assert-consumed.ts'
import { readCounter, reserveAttempt } from '../../store/counters.ts'
import type { Tx } from '../../store/database.ts'

type Context = Pick<
  ActivityContext<unknown>,
  'guesses' | 'notifications' | 'now' | 'person' | 'profile' | 'read' | 'run' | 'url' | 'vault'
>

/** A code that was sent by mail, as a step remembers it; of the code itself only a keyed digest. */
export const mailedCode = z.object({
  digest: z.string(),
  sentAt: z.iso.datetime(),
  /** Wrong codes typed for this one. */
  tries: z.int(),
})
export type MailedCode = z.output<typeof mailedCode>

/** Limits for each kind of recipient and each share, so that strangers neither flood a mailbox nor use up a person's own codes (M4). */
const codesAnHour = 6
const hourMs = 60 * 60_000
/** After so many wrong ones a code is no longer accepted, whatever the lock of a workflow says. */
const maxTries = 5
const resendAfterMs = 30_000
const minute = 60_000

/** The field for a mailed code with this many digits. */
export const mailedCodeField = (label: string, digits?: number) =>
  z.string().trim().min(1).max(20).meta({ label, autocomplete: 'one-time-code', digits })

const kinds = ['corporate', 'new', 'personal'] as const
const shares: readonly MailShare[] = ['known', 'unknown', 'operator']

/**
 * Addresses that one code is mailed to. Each kind has a limit of its own: what is asked for one, whether or not it has an address, uses up nothing of
 * another. `new`: an address that is being registered.
 */
export interface CodeRecipients {
  kind: (typeof kinds)[number]
  addresses: readonly string[]
}

/**
 * Creates a code, and the write that queues its mails and counts them; undefined if the limit is reached. Where there is no address (a decoy, too) the
 * same is counted and told, but apart from codes that are sent.
 */
export async function createMailedCode(
  ctx: Context,
  { recipients, length, minutes }: { recipients: readonly CodeRecipients[]; length: number; minutes: number },
): Promise<{ code: MailedCode; record(tx: Tx): Promise<void> } | undefined> {
  const open: CodeRecipients[] = []
  for (const one of recipients) {
    const { failures: sent } = await readCounter(ctx.read, ctx.profile.key, counterOf(ctx, one), hourMs)
    if (sent < codesAnHour) open.push(one)
  }
  if (open.length === 0) return undefined
  const code = Array.from({ length }, () => randomInt(10)).join('')
  const { person, profile, run, url } = ctx
  const values = { displayName: person.displayName, account: person.account, code, minutes, url }
  const language = person.language ?? run.language
  return {
    code: { digest: ctx.vault.digest(code), sentAt: ctx.now().toISOString(), tries: 0 },
    async record(tx) {
      for (const one of open) {
        // Other requests at the same moment may have reached the limit: then the page must not say that a code was sent.
        assertConsumed(await reserveAttempt(tx, profile.key, counterOf(ctx, one), hourMs, codesAnHour))
        for (const to of one.addresses)
          await ctx.notifications.enqueue(tx, { to, template: 'one-time-code', language, values })
      }
    },
  }
}

const counterOf = (ctx: Pick<Context, 'guesses' | 'run'>, { kind, addresses }: CodeRecipients): string =>
  nameCounter(kind, mailShareOf(ctx), addresses.length > 0)

const nameCounter = (kind: CodeRecipients['kind'], share: MailShare, isSent: boolean): string =>
  `codes-${kind}-${share}${isSent ? '' : '-unsent'}`

/**
 * Every limit of an account's codes, sent or not: an administrator sees and lifts them together with the limits of guesses. `kind`: of
 * its counter in the store.
 */
export const codeLimits = kinds.flatMap((kind) =>
  [true, false].flatMap((isSent) =>
    shares.map((share) => ({
      counter: `codes-${kind}${isSent ? '' : '-unsent'}`,
      kind: nameCounter(kind, share, isSent),
      share,
      tries: codesAnHour,
      windowMs: hourMs,
    })),
  ),
)

/** Stands in for a code that was not sent: nothing that is typed is right. */
export const closedCode = ({ now }: Pick<Context, 'now'>): MailedCode => ({
  digest: '',
  sentAt: now().toISOString(),
  tries: maxTries,
})

export function mayResend({ now }: Pick<Context, 'now'>, code: MailedCode | undefined): boolean {
  return code === undefined || now().getTime() - Date.parse(code.sentAt) >= resendAfterMs
}

/** Whether typing this code can still succeed. */
export function isCodeOpen({ now }: Pick<Context, 'now'>, code: MailedCode, minutes: number): boolean {
  return code.tries < maxTries && now().getTime() - Date.parse(code.sentAt) < minutes * minute
}

/** Compares without spaces and with the digits of any script, in constant time. */
export const isCodeRight = ({ vault }: Pick<Context, 'vault'>, code: MailedCode, typed: string): boolean =>
  vault.matches(readCode(typed), code.digest)
