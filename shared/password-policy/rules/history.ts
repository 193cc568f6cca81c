import { defineRule } from '../rule.ts'

/**
 * Not one of the last `count` passwords. Only the directory knows them; `used` is what the server found out for this very
 * password (it equals the current one, the controller refused it). The page gets `count` alone.
 */
export const history = defineRule({
  id: 'history',
  where: 'server',
  check: (_password, { used }: { count: number; used?: boolean }) => used !== true,
  values: ({ count }) => ({ count }),
})
