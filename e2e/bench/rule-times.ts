import { createRule, findBrokenRules } from '../../shared/password-policy/check.ts'
import type { PasswordRule } from '../../shared/password-policy/rule.ts'
import { exampleRules } from '../../shared/password-policy/testing.ts'
import { median } from './environment/statistics.ts'
import { type Measurement, milliseconds, type NewRow } from './measurement.ts'

/** Repeated up to the length: what segmenters, normalisation and searches are slow at. */
const pieces = ['Qx7#Zk-93-Wq!', 'a', 'ﷺ', 'e\u0301\u0323', '👨‍👩‍👧‍👦', 'Ǆß½', 'क्ष', 'qwertzuiop', 'WeißMüller']
const textOf = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
const lengths = [64, 256] as const

/** Rules that compare with what the server knows get it, as long as it may be. */
const withFacts = (rule: PasswordRule, length: number): PasswordRule => {
  if (rule.id === 'difference')
    return createRule('difference', { edits: 4, fresh: 3, old: `${textOf('ﷺe\u0301', length - 1)}x` })
  if (rule.id === 'own-name') return createRule('own-name', { names: ['Weiß', 'Müller', 'Wolkenstein', 'a.weiss'] })
  return rule
}

/** Every rule that page and server check by the same code: one that blocks a page for longer is felt while typing. */
export const ruleTimes: Measurement = {
  id: 'rule-times',
  title: 'each password rule, on the slowest of several kinds of passwords',
  async measure({ quick }) {
    const rounds = quick ? 20 : 200
    const rules = exampleRules.filter((rule, index) => exampleRules.findIndex(({ id }) => id === rule.id) === index)
    return rules.map((rule): NewRow => {
      const [short = 0, long = 0] = lengths.map((length) =>
        Math.max(...pieces.map((piece) => measureOne(withFacts(rule, length), textOf(piece, length), rounds))),
      )
      return {
        what: `${rule.id}: a password of 256 characters, median`,
        measured: milliseconds(long),
        aim: { atMost: 5 },
        details: { 'of 64 characters': milliseconds(short) },
      }
    })
  },
}

function measureOne(rule: PasswordRule, password: string, rounds: number): number {
  const check = () => findBrokenRules(password, [rule], { account: 'a.weiss', displayName: 'Anna Weiß' })
  // V8 has compiled the code before the measurement, as it has in a page in which a person types.
  for (let round = 0; round < rounds; round++) check()
  const times = Array.from({ length: rounds }, () => {
    const before = performance.now()
    check()
    return performance.now() - before
  })
  return median(times)
}
