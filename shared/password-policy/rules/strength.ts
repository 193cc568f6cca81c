import { defineRule } from '../rule.ts'

/** Hard enough to guess, as zxcvbn estimates it from 0 to 4. The server adds its estimate: its word lists are too large for a page. */
export const strength = defineRule({
  id: 'strength',
  where: 'server',
  check: (_password, { min, score }: { min: number; score?: number }) => score === undefined || score >= min,
  values: ({ min }) => ({ min }),
})
