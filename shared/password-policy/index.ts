import { breached } from './rules/breached.ts'
import { categories } from './rules/categories.ts'
import { complexity } from './rules/complexity.ts'
import { controlCharacters } from './rules/control-characters.ts'
import { customText } from './rules/custom-text.ts'
import { dictionary } from './rules/dictionary.ts'
import { difference } from './rules/difference.ts'
import { differentCharacters } from './rules/different-characters.ts'
import { disallowedCharacters } from './rules/disallowed-characters.ts'
import { history } from './rules/history.ts'
import { keyboardWalks } from './rules/keyboard-walks.ts'
import { length } from './rules/length.ts'
import { maximumAge } from './rules/maximum-age.ts'
import { maximumLength } from './rules/maximum-length.ts'
import { minimumAge } from './rules/minimum-age.ts'
import { passphrase } from './rules/passphrase.ts'
import { regularExpression } from './rules/regular-expression.ts'
import { repeatedCharacters } from './rules/repeated-characters.ts'
import { requiredCharacters } from './rules/required-characters.ts'
import { runs } from './rules/runs.ts'
import { strength } from './rules/strength.ts'
import { symmetry } from './rules/symmetry.ts'
import { userProperties } from './rules/user-properties.ts'

/** Every password rule, sorted by id. */
export const passwordRules = [
  breached,
  categories,
  complexity,
  controlCharacters,
  customText,
  dictionary,
  difference,
  differentCharacters,
  disallowedCharacters,
  history,
  keyboardWalks,
  length,
  maximumAge,
  maximumLength,
  minimumAge,
  passphrase,
  regularExpression,
  repeatedCharacters,
  requiredCharacters,
  runs,
  strength,
  symmetry,
  userProperties,
] as const
