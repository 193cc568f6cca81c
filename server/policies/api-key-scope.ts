import { z } from 'zod'
import type { Authority } from './staff-roles.ts'

/** What an API key may be given: the roles of the Administration site. */
export const apiKeyRoles = ['administrator', 'policy-owner', 'auditor'] as const

/** What a key may do, as it is stored with it. */
export const apiKeyScope = z.strictObject({
  role: z.enum(apiKeyRoles),
  policies: z.array(z.string().min(1).max(100)).max(1_000).default([]).describe('Of a policy owner: ids'),
  operations: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(500)
    .optional()
    .describe('Ids of the only operations that the key may call; absent: all of its role'),
})

export type ApiKeyScope = z.output<typeof apiKeyScope>

/** Undefined: a version that this program does not know stored it, and the key opens nothing. */
export function readApiKeyScope(stored: string): ApiKeyScope | undefined {
  return apiKeyScope.safeParse(JSON.parse(stored)).data
}

export const toKeyAuthority = ({ role, policies }: ApiKeyScope): Authority => ({ roles: [role], policies })
