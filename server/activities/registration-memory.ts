import { z } from 'zod'
import type { ActivityContext } from './activity.ts'
import { questionMemory } from './question-page.ts'
import { registrationMethods } from './registration-settings.ts'
import type { Held } from './registration-standing.ts'

/** Where somebody is who registers. What is sealed holds secrets and addresses; the rest a browser may see. */
export const registrationMemory = z.object({
  at: z.enum([...registrationMethods, 'start']),
  /** `Held`, sealed. */
  held: z.string().optional(),
  /** What the standing page waits for, sealed: the secret of a new app, an address and the code that was sent there. */
  pending: z.string().optional(),
  questions: questionMemory.optional(),
  passkey: z.object({ challenge: z.string(), options: z.record(z.string(), z.unknown()) }).optional(),
})

export type RegistrationMemory = z.output<typeof registrationMemory>

type Context = Pick<ActivityContext<unknown, RegistrationMemory | undefined>, 'memory' | 'vault'>

export const heldBy = ({ memory, vault }: Context): Held =>
  memory?.held === undefined ? {} : (JSON.parse(vault.open(memory.held)) as Held)

/** Back at the start, with these changes. */
export const holding = ({ vault }: Context, held: Held): RegistrationMemory => ({
  at: 'start',
  held: vault.seal(JSON.stringify(held)),
})

export const pendingIn = <Pending>({ memory, vault }: Context): Pending | undefined =>
  memory?.pending === undefined ? undefined : (JSON.parse(vault.open(memory.pending)) as Pending)

/** The same place, with something else to wait for. */
export const awaiting = ({ memory, vault }: Context, at: RegistrationMemory['at'], pending?: unknown) => ({
  ...{ at, held: memory?.held },
  ...(pending !== undefined && { pending: vault.seal(JSON.stringify(pending)) }),
})
