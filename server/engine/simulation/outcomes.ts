import { z } from 'zod'
import type { AnyActivity } from '../../activities/activity.ts'

/** What an administrator chooses where a page asks for a secret. `refused`: the directory does not take the new password. */
export const secretOutcomes = ['right', 'wrong', 'refused'] as const
export type SecretOutcome = (typeof secretOutcomes)[number]

/** Chosen for the person on any page that asks, or for another person who is waited for. */
export const otherOutcomes = ['approved', 'declined', 'cancelled', 'timed-out'] as const

export const choosable = [...secretOutcomes, ...otherOutcomes] as const
export type Choosable = (typeof choosable)[number]

/** How one moment of a simulation goes on: an outcome, or what is answered where no secret is asked for. */
export const outcome = z.union([
  z.strictObject({ choose: z.enum(choosable) }),
  z.strictObject({ answer: z.record(z.string().max(64), z.unknown()) }),
])
export type Outcome = z.output<typeof outcome>

/** The only fields that an answer may hold; every other field of a page counts as a secret. */
const openFields: ReadonlySet<string> = new Set([
  'accept',
  'another',
  'answered',
  'call',
  'cannotShow',
  'choice',
  'document',
  'events',
  'language',
  'method',
  'resend',
  'seen',
])

/** The outcomes to choose from on a page with this answer; none: it asks for no secret, and is answered itself. */
export function listSecretOutcomes(answer: z.ZodType): readonly SecretOutcome[] {
  const fields = answer instanceof z.ZodObject ? Object.keys(answer.shape) : []
  if (fields.every((field) => openFields.has(field))) return []
  const isNewPassword = fields.includes('newPassword')
  const asksOnlyForNew = isNewPassword && !fields.includes('password')
  return secretOutcomes.filter((one) => (one === 'refused' ? isNewPassword : one !== 'wrong' || !asksOnlyForNew))
}

/** Row of an action that is accepted, and never chosen. */
export const notOffered = 'not-offered'

/** What the simulated directory takes for the right, the wrong, the accepted password. None of them is asked for, and none is a secret. */
export const placeholders = { right: 'simulated right', wrong: 'simulated wrong', refused: 'simulated refused' }

const simulated = z.enum(secretOutcomes)

/** The outcome that an answer stands for, as it is sent or as it was read. */
export const readSimulated = (answer: unknown): SecretOutcome | undefined =>
  z.object({ simulated }).safeParse(answer).data?.simulated

/** Fields of every answer of ours, so that each activity finds its own. What is in them decides nothing. */
const toPlaceholderAnswer = (outcome: SecretOutcome) => ({
  password: outcome === 'wrong' ? placeholders.wrong : placeholders.right,
  newPassword: outcome === 'refused' ? placeholders.refused : placeholders.right,
  answers: [],
  characters: [],
  assertion: {},
  code: '000000',
  passcode: 'simulated',
})

/** The answer that stands for a chosen outcome; only simulated activities take it. */
export const simulatedAnswer = z
  .strictObject({ simulated })
  .transform((answer) => ({ ...toPlaceholderAnswer(answer.simulated), ...answer }))

/** Whether the step's own code can tell what the outcome leads to: it counts a guess, or sends a password to the directory. */
export const executesItself = ({ guesses, answer }: AnyActivity): boolean =>
  guesses !== undefined || (answer instanceof z.ZodObject && 'newPassword' in answer.shape)
