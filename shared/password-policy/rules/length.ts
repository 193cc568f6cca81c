import { defineRule } from '../rule.ts'

/** Counted in UTF-16 code units, as Active Directory measures minPwdLength: a character outside the BMP (an emoji) counts two. */
export const length = defineRule({
  id: 'length',
  where: 'page',
  check: (password, { min }: { min: number }) => password.length >= atLeastOne(min),
  values: ({ min }) => ({ min: atLeastOne(min) }),
})

/** A domain may allow empty passwords; Latchkey never does. */
const atLeastOne = (min: number) => Math.max(1, min)
