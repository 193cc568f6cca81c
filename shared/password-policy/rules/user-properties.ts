import { defineRule } from '../rule.ts'

/** No part of what the directory says of the person (names, addresses). The server knows it, and adds whether one was found. */
export const userProperties = defineRule({
  id: 'user-properties',
  where: 'server',
  check: (_password, { found }: { found?: boolean; [setting: string]: unknown }) => found !== true,
})
