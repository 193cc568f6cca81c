import { breached } from './breached.ts'
import { categories } from './categories.ts'
import { complexity } from './complexity.ts'
import { customText } from './custom-text.ts'
import { dictionary } from './dictionary.ts'
import { difference } from './difference.ts'
import { differentCharacters } from './different-characters.ts'
import { disallowedCharacters } from './disallowed-characters.ts'
import { keyboardWalks } from './keyboard-walks.ts'
import { length } from './length.ts'
import { maximumAge } from './maximum-age.ts'
import { maximumLength } from './maximum-length.ts'
import { minimumAge } from './minimum-age.ts'
import { passphrase } from './passphrase.ts'
import { regularExpression } from './regular-expression.ts'
import { repeatedCharacters } from './repeated-characters.ts'
import { requiredCharacters } from './required-characters.ts'
import { runs } from './runs.ts'
import { strength } from './strength.ts'
import { symmetry } from './symmetry.ts'
import { userProperties } from './user-properties.ts'

/** Every password rule that an administrator may set, sorted by id. */
export const ownRuleKinds = [
  breached,
  categories,
  complexity,
  customText,
  dictionary,
  difference,
  differentCharacters,
  disallowedCharacters,
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
