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
  /** To choose one, in every form: "choose", "set", "create". */
  set: string
  /** What makes it another one: "new", "your own", "permanent". */
  fresh: string
  /** What it is chosen for: "to continue", "before you". */
  goal: string
  /** "Your account requires", with the new password as its object. */
  needs: string
  /** The words for "please" alone. */
  please: string
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
  /** A greeting before the first steps: "Welcome". */
  welcome: string
  /** The verb follows its object: "Sie müssen Ihr Kennwort ändern". */
  verbLast?: true
  /** Conditions follow what they are about: "パスワードの有効期限が切れた場合". */
  conditionLast?: true
  /** It expires later. */
  soon: string
  /** Conditions, habits, other people and other purposes: in such a sentence nothing has expired. */
  unless: string
  /** Recommendations to change it, which are no obligation. */
  advise: string
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
  /** A change, and the words for "please" right before or after it. */
  politely: string
  /** To choose a new password: "choose a new password". */
  choose: string
}

/**
 * Puts the classes of words together. It runs where vocabularies are loaded, not in the rules, which every page with a password pays for.
 * Gaps are bounded: a character of Chinese, Japanese or Korean is about a third of a word elsewhere.
 */
export function defineVocabulary(words: Words): Vocabulary {
  const { noun, state, stateBefore, must, setNew, needed, set, fresh, goal, needs, please, verbLast } = words
  const dense = /[\u3040-\u9fff\uac00-\ud7af]/.test(noun)
  const far = `[^\\n]{0,${dense ? 30 : 80}}?`
  const wide = `[^,;、，\\n]{0,${dense ? 16 : 40}}?`
  const near = `[^,;、，\\n]{0,${dense ? 9 : 25}}?`
  const short = `[^,;、，\\n]{0,${dense ? 4 : 12}}?`
  const n = `(${noun})`
  const m = `(${must})`
  // "Choose a new one", and with its noun: "choose a new password", "elija una contraseña nueva", "ein neues Kennwort vergeben"
  const newOne = `(${fresh})${short + n}|${n + short}(${fresh})`
  const choose = [`(${set})${near}(${newOne})`]
  const chooseOne = [`(${set})${near}(${fresh})`]
  if (verbLast) {
    choose.push(`(${newOne})${near}(${set})`)
    chooseOne.push(`(${fresh})${near}(${set})`)
  }
  const change = [words.change, ...chooseOne].join('|')
  const c = `(${change})`
  const chosen = `(${choose.join('|')})`
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
  // "You must choose your own password", "to continue, choose a new password", "your account requires a new password"
  obligation.push(
    mustThen + wide + chosen,
    `(${goal})[^,;\\n]{0,12}?[,،、，]?${wide + chosen}`,
    `${chosen + wide},? ?(${goal})`,
  )
  obligation.push(`(${needs})${near}(${newOne})`)
  if (verbLast) obligation.push(`(${newOne})${near}(${needs})`)
  if (setNew) obligation.push(`${mustThen + wide}(${setNew})`, `(${setNew})${wide + m}`)
  if (needed) obligation.push(needed)
  const expiry = [`${n + far}(${state})`]
  if (stateBefore) expiry.push(`(${stateBefore})${far}${n}`)
  const politely = [`(${please})${short + c}`]
  if (verbLast) politely.push(`${c}[^,，、]{0,2}?(${please})`)
  return {
    ...words,
    change,
    choose: chosen,
    politely: politely.join('|'),
    unless: `${words.unless}|${words.advise}`,
    later: `^(${words.later})$`,
    expiry: expiry.join('|'),
    obligation: obligation.join('|'),
  }
}
