import { z } from 'zod'
import type { DirectoryPerson, DirectorySession, WriteTicket } from '../../directory/directory.ts'
import type { BulkOutcome } from './bulk-outcomes.ts'

const ticketShape = z.strictObject({ controller: z.string(), passwordLastSet: z.string(), at: z.string() })

/** As `WriteTicket` was stored with the announced write. */
export const parseTicket = (text: string): WriteTicket => ticketShape.parse(JSON.parse(text))

/** `unreachable`: nothing was sent, since no controller answers. `unsettled`: it was sent, and the outcome is not known yet. */
export type ForcedOutcome = Extract<
  BulkOutcome,
  'done' | 'not-permitted' | 'never-expires' | 'left-directory' | 'failed'
>

/** Sends an announced write, once. */
export async function forceChange(
  session: DirectorySession,
  person: DirectoryPerson,
  ticket: WriteTicket,
): Promise<ForcedOutcome | 'unreachable' | 'unsettled'> {
  const write = await session.setMustChange(person, ticket)
  if (write.outcome === 'applied') return 'done'
  if (write.outcome === 'not-sent') return 'unreachable'
  if (write.outcome === 'unknown') return 'unsettled'
  return refusals[write.reason] ?? 'failed'
}

const refusals: Partial<Record<string, ForcedOutcome>> = {
  'not-permitted': 'not-permitted',
  'password-never-expires': 'never-expires',
  missing: 'left-directory',
}
