import { defineRule } from '../rule.ts'

/** No word of the organisation's dictionary. The server holds it, and adds what it found. */
export const dictionary = defineRule({
  id: 'dictionary',
  where: 'server',
  check: (_password, { found }: { found?: boolean; [setting: string]: unknown }) => found !== true,
})
