import { z } from 'zod'

const label = (name: string) => ({ label: `activities.choose-path.${name}` })

/**
 * One of these groups has the person as a member, nested or not; `not`: none has. By SID: a workflow that is published with names stores
 * SIDs (`policies/group-conditions.ts`).
 */
export const groupCondition = z.strictObject({
  fact: z.literal('group').meta(label('fact-group')),
  in: z
    .array(z.string().min(1))
    .min(1)
    .meta({ ...label('group'), control: 'groups' }),
  not: z.boolean().default(false).meta(label('not')),
})
