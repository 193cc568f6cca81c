import { z } from 'zod'
import { type Access, accessKinds } from '../store/accesses.ts'

const moment = z.iso.datetime()

/** A session, state token or known browser, as its owner and administrators see it. */
const accessReply = z.object({
  id: z.string(),
  kind: z.enum(accessKinds),
  frontEnd: z.string().optional().describe('Site of a session'),
  browser: z.string().optional().describe('Browser and system; absent: not known'),
  address: z
    .string()
    .optional()
    .describe('Network address of the sign-in, or of the last use of a state token; none for known browsers'),
  createdAt: moment,
  usedAt: moment.optional().describe('To the minute for staff, to the hour for state tokens. Absent: not used yet'),
  expiresAt: moment,
  current: z.boolean().describe('The session of this request'),
})

export const accessList = z.object({ items: z.array(accessReply) })

/** `currentHash`: token hash of the caller's session. */
export const toAccessList = (accesses: readonly Access[], currentHash?: string): z.output<typeof accessList> => ({
  items: accesses.map(({ key, domain: _, createdAt, usedAt, expiresAt, ...access }) => ({
    ...access,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString(),
    expiresAt: expiresAt.toISOString(),
    current: key === currentHash,
  })),
})
