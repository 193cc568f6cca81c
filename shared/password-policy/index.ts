import { complexity } from './rules/complexity.ts'
import { controlCharacters } from './rules/control-characters.ts'
import { history } from './rules/history.ts'
import { length } from './rules/length.ts'
import { maximumLength } from './rules/maximum-length.ts'
import { minimumAge } from './rules/minimum-age.ts'

/** Every password rule, sorted by id. */
export const passwordRules = [complexity, controlCharacters, history, length, maximumLength, minimumAge] as const
