import { defineRule } from '../rule.ts'

/** Both rules count UTF-16 code units, as Active Directory measures minPwdLength: a character outside the BMP (an emoji) counts two. */

export const length = defineRule({
  id: 'length',
  where: 'page',
  check: (password, { min }: { min: number }) => password.length >= atLeastOne(min),
  values: ({ min }) => ({ min: atLeastOne(min) }),
})

/** A domain may allow empty passwords; Latchkey never does. */
const atLeastOne = (min: number) => Math.max(1, min)

/** The longest password that every rule, request and directory of ours supports. */
export const maxPasswordLength = 256

export const maximumLength = defineRule({
  id: 'maximum-length',
  where: 'page',
  check: (password, { max }: { max: number }) => password.length <= limitLength(max),
  values: ({ max }) => ({ max: limitLength(max) }),
})

/** A policy may ask for less (an old system behind the directory), never for more. */
const limitLength = (max: number) => Math.min(max, maxPasswordLength)
