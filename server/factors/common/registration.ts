import { z } from 'zod'
import type { ActivityContext } from '../../activities/activity.ts'

/** State of a person who registers. Encrypted fields hold secrets and addresses; a browser may see the rest. */
export const registrationMemory = z.looseObject({
  /** Id of the factor whose page is shown, or `start`. */
  at: z.string(),
  /** Something was saved since the step began. */
  saved: z.boolean().optional(),
  /** What the shown page waits for, encrypted. */
  pending: z.string().optional(),
})
export type RegistrationMemory = z.output<typeof registrationMemory>

export type RegistrationContext = ActivityContext<unknown, RegistrationMemory | undefined>
type Context = Pick<RegistrationContext, 'memory' | 'vault'>

export const readPending = <Schema extends z.ZodType>(
  { memory, vault }: Context,
  schema: Schema,
): z.output<Schema> | undefined =>
  memory?.pending === undefined ? undefined : schema.safeParse(JSON.parse(vault.decrypt(memory.pending))).data

/** A page of this factor, and what it waits for. */
export const rememberPage = ({ memory, vault }: Context, at: string, pending?: unknown): RegistrationMemory => ({
  at,
  saved: memory?.saved,
  ...(pending !== undefined && { pending: vault.encrypt(JSON.stringify(pending)) }),
})
