import { z } from 'zod'
import { defineActivity, type Result } from '../activities/activity.ts'
import { assertConsumed } from '../profiles/assert-consumed.ts'
import { profileCounter } from '../profiles/lockout.ts'
import type { Verification } from '../profiles/profile.ts'
import type { ProfileScope } from '../profiles/profile-scope.ts'
import { decoyHash } from '../profiles/questions.ts'
import { clearCounter } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'
import { consumePasscode, deleteExpiredPasscodes, findPasscode, savePasscode } from '../store/profile-passcodes.ts'
import { evaluateGuess } from './common/guess.ts'
import { tenAnHour } from './common/guess-limits.ts'
import { createSpokenCode, normaliseSpokenCode } from './common/spoken-code.ts'
import { defineFactor } from './factor.ts'

const text = <const Part extends string>(part: Part) => `activities.authenticate-with-passcode.${part}` as const

export const passcodeGuesses = tenAnHour('wrong-passcode')

/** Asks for a passcode that the helpdesk gave out; both halves of one that was split, in either order. It works once. */
export const authenticateWithPasscode = defineActivity({
  id: 'authenticate-with-passcode',
  group: 'authentication',
  sites: ['self-service'],
  guesses: passcodeGuesses,
  settings: z.object({}),
  answer: z.object({
    passcode: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta({ label: text('passcode'), hint: text('hint'), autocomplete: 'off' }),
  }),
  async page() {
    return { title: text('title'), text: text('text'), submit: text('submit') }
  },
  execute(ctx, { passcode }): Promise<Result> {
    return evaluateGuess(ctx, {
      limit: passcodeGuesses,
      verify: () => ctx.profile.part(openPasscodes).verify(passcode),
      failure: () => ({ code: 'wrong-passcode', field: 'passcode' }),
    })
  },
})

/** Given out by the helpdesk, for the workflow *I have a passcode*; it cannot be registered. */
export const passcode = defineFactor({
  id: 'passcode',
  guesses: passcodeGuesses,
  rank: 70,
  isSoleMeans: false,
  tables: ['ProfilePasscode'],
  asking: { activity: authenticateWithPasscode, isChoice: false },
  expiry: { counts: 'passcodes', deleteExpired: deleteExpiredPasscodes },
})

export interface PasscodeOrder {
  /** Characters; of each half, when it is split: so that one half alone leaves as much to guess as a whole passcode. */
  length: number
  minutes: number
  /** In two halves, for two people. */
  split?: boolean
  /** Its write leaves the profile's lock: the person was not identified. */
  keepsLock?: boolean
}

export interface IssuedPasscode {
  /** One, or two halves. In clear only here. */
  parts: readonly string[]
  /** By this host's clock, to be shown; the database's decides. */
  expiresAt: Date
  write(tx: Tx): Promise<void>
}

const minuteMs = 60_000

/** For `Profile.part`. */
export function openPasscodes({ store, hasher, key, person, id, clock }: ProfileScope) {
  return {
    /** Stored as a hash; replaces an earlier one, and its write takes off the profile's lock. */
    async issue({ length, minutes, split = false, keepsLock = false }: PasscodeOrder): Promise<IssuedPasscode> {
      const parts = Array.from({ length: split ? 2 : 1 }, () => createSpokenCode(length))
      const [hash = decoyHash] = await hasher.hash([toSecret(parts.join(''))])
      const milliseconds = minutes * minuteMs
      return {
        parts,
        expiresAt: new Date(clock().getTime() + milliseconds),
        async write(tx) {
          if (!person) return
          await savePasscode(tx, { personId: id, hash, milliseconds })
          if (!keepsLock) await clearCounter(tx, key, profileCounter)
        },
      }
    },
    async verify(typed: string): Promise<Verification> {
      const stored = await findPasscode(store.read, id)
      const [isRight] = await hasher.verify([{ secret: toSecret(typed), phc: stored?.hash ?? decoyHash }])
      if (!person || !stored || !isRight) return { valid: false }
      const passcode = { personId: id, hash: stored.hash }
      return { valid: true, consume: async (tx) => assertConsumed(await consumePasscode(tx, passcode)) }
    },
    /** Of one that is open. */
    async expiresAt(): Promise<Date | undefined> {
      const stored = await findPasscode(store.read, id)
      return person && stored?.expiresAt
    },
  }
}

/**
 * What is hashed: without case, spaces and dashes, and the two halves in one order, since two people are given one each and neither knows
 * which comes first.
 */
function toSecret(typed: string): string {
  const form = normaliseSpokenCode(typed)
  const half = Math.ceil(form.length / 2)
  return [form.slice(0, half), form.slice(half)].sort().join('')
}
