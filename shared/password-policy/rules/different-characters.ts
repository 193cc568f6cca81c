import { charactersOf, fold } from '../characters.ts'
import { defineRule } from '../rule.ts'

/** So many characters that are not the same; a capital and its small letter are one. */
export const differentCharacters = defineRule({
  id: 'different-characters',
  where: 'page',
  check: (password, { min }: { min: number }) => new Set(charactersOf(fold(password))).size >= min,
  values: ({ min }) => ({ min }),
})
