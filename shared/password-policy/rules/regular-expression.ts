import { defineRule } from '../rule.ts'

/** An organisation's own pattern, told in its own words. The server judges it, by an engine of linear time. */
export const regularExpression = defineRule({
  id: 'regular-expression',
  where: 'server',
  check: (_password, { found }: { text: string; found?: boolean }) => found !== true,
  values: ({ text }) => ({ text }),
})
