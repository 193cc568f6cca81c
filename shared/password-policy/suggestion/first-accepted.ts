import type { About, RuleInForce } from '../rule.ts'
import { suggestions } from './suggest.ts'
import { wordList } from './word-list.ts'

/** More are not asked about: rules of the server that refuse so many leave no room for what can be remembered. */
const most = 15

/** The first suggestion that the server takes as well; undefined where there is none, or its words cannot be fetched. */
export async function firstAccepted(of: {
  rules: readonly RuleInForce[]
  about: About
  /** BCP 47. */
  language: string
  accepts(newPassword: string): Promise<boolean>
}): Promise<string | undefined> {
  const words = await wordList(of.language).catch(() => undefined)
  if (!words) return undefined
  let asked = 0
  for (const one of suggestions({ ...of, words })) {
    if (await of.accepts(one)) return one
    if (++asked >= most) break
  }
  return undefined
}
