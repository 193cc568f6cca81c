import { defineRule } from '../rule.ts'

/** Not among passwords that were published after a breach. The server knows them, and adds whether this one was found. */
export const breached = defineRule({
  id: 'breached',
  where: 'server',
  check: (_password, { found }: { found?: boolean; [setting: string]: unknown }) => found !== true,
})
