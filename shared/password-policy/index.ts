import { maximumAge, minimumAge } from './rules/ages.ts'
import {
  categories,
  controlCharacters,
  differentCharacters,
  disallowedCharacters,
  repeatedCharacters,
  requiredCharacters,
} from './rules/character-rules.ts'
import { complexity } from './rules/complexity.ts'
import { difference } from './rules/difference.ts'
import { keyboardWalks } from './rules/keyboard-walks.ts'
import { length, maximumLength } from './rules/length.ts'
import { ownName } from './rules/own-name.ts'
import { passphrase } from './rules/passphrase.ts'
import { runs } from './rules/runs.ts'
import {
  breached,
  customText,
  dictionary,
  history,
  regularExpression,
  strength,
  userProperties,
} from './rules/server-rules.ts'
import { symmetry } from './rules/symmetry.ts'

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
  ownName,
  passphrase,
  regularExpression,
  repeatedCharacters,
  requiredCharacters,
  runs,
  strength,
  symmetry,
  userProperties,
] as const
