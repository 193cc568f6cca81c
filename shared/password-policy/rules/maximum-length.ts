import { defineRule } from '../rule.ts'

/** The longest password that every rule, request and directory of ours is made for, in UTF-16 code units. */
export const longestPassword = 256

export const maximumLength = defineRule({
  id: 'maximum-length',
  where: 'page',
  check: (password, { max }: { max: number }) => password.length <= bounded(max),
  values: ({ max }) => ({ max: bounded(max) }),
})

/** A policy may ask for less (an old system behind the directory), never for more. */
const bounded = (max: number) => Math.min(max, longestPassword)
