import { charactersOf, fold, foldCharacters, listSpellings } from '../../shared/password-policy/characters.ts'
import { createRule, findBrokenRules, findRelaxedRules, isCertain } from '../../shared/password-policy/check.ts'
import type { PasswordRule } from '../../shared/password-policy/rule.ts'
import { exampleRules, seededRandom } from '../../shared/password-policy/testing.ts'

/**
 * What the password rules say of random passwords. The same file runs in Node and, built as the sites are, in the pages of a browser, where passwords are
 * drawn again from the seed: half of a surrogate pair would not survive the way there.
 */

/** Characters with which engines of regular expressions, segmenters and normalisation differ; of Unicode 15 at the latest, which all of them know. */
const kinds: readonly (readonly string[])[] = [
  [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'],
  [...'abcdefghijklmnopqrstuvwxyz'],
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [...'0123456789'],
  [...'äöüßÄÖÜẞéÉñøØłŁđþæœåİıſŉǆǅΐΰ'],
  [...'ﬀﬁﬂﬃﬄﬅﬆŀŁĳﷺ℀㎏½⅓①②Ⅷ'],
  ['\u0301', '\u0308', '\u0323', '\u0345', '\u20E3', '\u0E31', '\u093F', '\u1161', '\u11A8', '\u3099'],
  ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\u3164', '\u202E', '\uFE0E', '\uFE0F'],
  [...'ΑΒΓαβγΣσςΩωЖжЯяЁё'],
  [...'אבגשםابتكیहिन्दीกขค'],
  [...'日本語漢字かなカナ가나다ㄱㅏ'],
  [...'０１９ＡＢｃ！ｶﾞ١٢٣१२३𝟏𝟐𝐀𝐛'],
  ['🔑', '👩🏽‍💻', '👨‍👩‍👧‍👦', '❤️', '🏳️‍🌈', '🇩🇪', '🇩', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏽', '\u{1F1E6}'],
  ['\uD83D', '\uDE00', '\uDFFF', '\u0000', '\n', '\r', '\r\n', '\t', '\u0085', '\u2028', '\u00A0', '\u3000'],
  ['क्\u200Dष', 'می\u200Cخ', 'ศึ', '각', 'q̃', 'ô̂', 'Å', 'Ω', 'ⅷ', 'ᾳ', 'ǰ'],
  ['qwertz', 'asdf', '123', '987', 'abc', 'XYZ', 'Anna', 'WEIẞ', 'Müller', 'abba'],
]

/** Some of one or two kinds, most of them short, with repetitions and reflections, which rules look for. */
export function drawPassword(random: (below: number) => number): string {
  const chosen = Array.from({ length: 1 + random(4) }, () => kinds[random(kinds.length)] ?? [])
  const length = random(40) === 0 ? 40 + random(216) : random(24)
  const parts = Array.from({ length }, () => {
    const kind = chosen[random(chosen.length)] ?? []
    return kind[random(kind.length)] ?? ''
  })
  if (random(8) === 0) parts.push(...parts.toReversed())
  return parts.join('').slice(0, 256)
}

const owner = { account: 'CORP\\a.weiss', displayName: 'Anna Weiß-Müller' }
const rules: readonly PasswordRule[] = [
  ...exampleRules,
  createRule('own-name', { names: ['Weiß', 'Müller', 'Łukasz', 'Anna', 'O\u2019Brien'] }),
  createRule('difference', { edits: 4, fresh: 2, old: 'Straße-Müller-77' }),
]

/** For each password the rules that it breaks, and what the page derives from it besides; in ASCII. */
export function listVerdicts(seed: number, count: number): string[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => {
    const password = drawPassword(random)
    const broken = findBrokenRules(password, rules, owner).map((rule) => rules.indexOf(rule))
    const uncertain = rules.flatMap((rule, index) => (isCertain(rule, password) ? [] : [index]))
    const forms = [fold(password), ...listSpellings(password), ...foldCharacters(password), ...charactersOf(password)]
    return JSON.stringify([
      broken,
      uncertain,
      [...findRelaxedRules(password, rules)],
      forms.map((form) => form.split('').map((unit) => unit.charCodeAt(0).toString(36))),
    ])
  })
}

/** The code units of one of them, for the report of a difference. */
export function describePassword(seed: number, index: number): string {
  const random = seededRandom(seed)
  const passwords = Array.from({ length: index + 1 }, () => drawPassword(random))
  return [...(passwords.at(-1) ?? '')].map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`).join(' ')
}
