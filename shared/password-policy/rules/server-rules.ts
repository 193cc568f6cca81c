import { defineRule } from '../rule.ts'

/** Rules that a page only shows. The server adds what it found out about a password; without that they accept it. */

interface Found {
  found?: boolean
  [setting: string]: unknown
}

/** Not among the passwords that were published after a breach. */
export const breached = defineRule({
  id: 'breached',
  where: 'server',
  check: (_password, { found }: Found) => found !== true,
})

/** An organisation's own text about its passwords. The server picks the language. */
export const customText = defineRule({
  id: 'custom-text',
  where: 'note',
  check: (_password, _settings: { text: string }) => true,
  values: ({ text }) => ({ text }),
})

/** Contains no word of the organisation's dictionary. */
export const dictionary = defineRule({
  id: 'dictionary',
  where: 'server',
  check: (_password, { found }: Found) => found !== true,
})

/**
 * Not one of the last `count` passwords. Only the directory knows them; `used` is what the server found out about this password
 * (it equals the current one, or the controller refused it).
 */
export const history = defineRule({
  id: 'history',
  where: 'server',
  check: (_password, { used }: { count: number; used?: boolean }) => used !== true,
  values: ({ count }) => ({ count }),
})

/** An organisation's own pattern, described in its own text. The server matches it with an engine of linear time. */
export const regularExpression = defineRule({
  id: 'regular-expression',
  where: 'server',
  check: (_password, { found }: { text: string; found?: boolean }) => found !== true,
  values: ({ text }) => ({ text }),
})

/** Hard enough to guess, as zxcvbn estimates it from 0 to 4. The word lists of the estimate are too large for a page. */
export const strength = defineRule({
  id: 'strength',
  where: 'server',
  check: (_password, { min, score }: { min: number; score?: number }) => score === undefined || score >= min,
  values: ({ min }) => ({ min }),
})

/** Contains no part of the person's names and addresses in the directory. */
export const userProperties = defineRule({
  id: 'user-properties',
  where: 'server',
  check: (_password, { found }: Found) => found !== true,
})
