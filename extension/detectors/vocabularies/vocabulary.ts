/** What pages say about passwords in one language, as data. Each word class is one pattern of `detector.ts`. */
interface Words {
  /** The password. */
  noun: string
  /** It has expired, is out of date, has been valid for too long; after the noun. */
  state: string
  /** The same before the noun ("Ha caducado su contraseña"), where a language says so. */
  stateBefore?: string
  /** Obligations, in every form: "must", "is required", "before you can continue". */
  must: string
  /** To change the password, or a change of it: infinitives, participles, nouns. */
  change: string
  /** To set a new password, with the noun inside: "ein neues Kennwort festlegen". */
  setNew?: string
  /** Whole sentences in which the new password is what is required, not its change: "A new password is required". */
  needed?: string
  /** Whole sentences: it has not been changed for too long ("has not been changed for 90 days"). */
  unchanged?: string
  /** Polite requests to change it: the words for "please" together with the verb, which would otherwise be a button's or a heading's. */
  ask: string
  /** A password that somebody else set, or for the first sign-in: "temporary", "reset by your administrator". */
  initial: string
  /** The verb follows its object: "Sie müssen Ihr Kennwort ändern". */
  verbLast?: true
  /** Conditions follow what they are about: "パスワードの有効期限が切れた場合". */
  conditionLast?: true
  /** It expires later. */
  soon: string
  /** Conditions, habits, other people and other purposes: in such a sentence nothing has expired. */
  unless: string
  /** Whole texts of a button or link that puts the change off: "Remind me later", "Skip". */
  later: string
  /** The change is done. */
  done: string
  /** Other things that expire. */
  other: string
  /** A forgotten password, whose change would be the wrong help. */
  reset: string
  signUp: string
  /** Labels of a field for the current password. */
  current: string
}

/** The words of a language, and the patterns that they make together, which `grammar.ts` reads sentences by. */
export interface Vocabulary extends Words {
  /** Noun × state: "your password has expired". */
  expiry: string
  /** Obligation × verb × noun, in the orders of the language: "you must change your password". */
  obligation: string
}

/**
 * Puts the classes of words together. It runs where vocabularies are loaded, not in the rules, which every page with a password pays for.
 * Gaps are bounded: a character of Chinese, Japanese or Korean is about a third of a word elsewhere.
 */
export function defineVocabulary(words: Words): Vocabulary {
  const { noun, state, stateBefore, must, change, setNew, needed, verbLast } = words
  const dense = /[\u3040-\u9fff\uac00-\ud7af]/.test(noun)
  const far = `[^\\n]{0,${dense ? 30 : 80}}?`
  const wide = `[^,;、，\\n]{0,${dense ? 16 : 40}}?`
  const near = `[^,;、，\\n]{0,${dense ? 9 : 25}}?`
  const n = `(${noun})`
  const m = `(${must})`
  const c = `(${change})`
  // "To continue, choose a new password"
  const mustThen = `${m}[^,;\\n]{0,12}?[,،、，]?`
  const obligation = [
    // "Your password was revoked, you must change it now"
    n + far + m + near + c,
    n + near + c + near + m,
    mustThen + near + c + near + n,
    `${c + near + n + wide},? ?${m}`,
  ]
  if (verbLast) obligation.push(mustThen + wide + n + near + c, `${n + far + c}.{0,6}?${m}`)
  if (setNew) obligation.push(`${mustThen + wide}(${setNew})`, `(${setNew})${wide + m}`)
  if (needed) obligation.push(needed)
  const expiry = [`${n + far}(${state})`]
  if (stateBefore) expiry.push(`(${stateBefore})${far}${n}`)
  return { ...words, later: `^(${words.later})$`, expiry: expiry.join('|'), obligation: obligation.join('|') }
}
