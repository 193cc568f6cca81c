import { z } from 'zod'
import type { CallerMethods } from '../activities/caller-checks.ts'
import { attributeName } from '../directory/directory.ts'

/** Ways to check a caller that are off until a policy switches them on. Each takes a second operator: what one operator says identifies no caller. */
export const callerMethods = z.strictObject({
  /** The operator calls a number that the directory holds. */
  callBack: z.boolean().default(false).meta({ label: 'policies.callBack' }),
  /** The operator sees a document; only its kind is recorded. */
  identityDocument: z.boolean().default(false).meta({ label: 'policies.identityDocument' }),
  /** Attribute that holds a private mail address, such as `otherMailbox`: a code is sent there. */
  privateMail: z
    .string()
    .regex(attributeName)
    .nullable()
    .default(null)
    .meta({ type: 'string', label: 'policies.privateMail', hint: 'policies.privateMail-hint' }),
}) satisfies z.ZodType<CallerMethods>
