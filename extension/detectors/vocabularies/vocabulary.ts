/**
 * What pages say about passwords in one language, as data. Each word class is one pattern of `detector.ts`; `grammar.ts` puts the
 * classes together: noun × state ("your password has expired"), obligation × verb ("you must change your password").
 */
export interface Vocabulary {
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
