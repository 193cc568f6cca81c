import { compile, matches } from './patterns.ts'
import type { Vocabulary } from './vocabularies/vocabulary.ts'

/** What a page's sentences say; what they do not say is false or absent. `expired` and `soon` exclude each other. */
export interface Statements {
  /** The password has expired, or must be changed now. */
  expired?: boolean
  /** The page asks for a new password politely ("please change your password"), and says nothing of an expiry. */
  asks?: boolean
  /** It names a change of the password ("Change password"), and neither asks for it nor says that it is done. */
  names?: boolean
  /** The page asks for a new password (`asks`), and the current one was set by somebody else or is for the first sign-in. */
  asksInitially?: boolean
  /** It will expire. */
  soon?: boolean
  /** It was changed. */
  changed?: boolean
  /** Something other than the password has expired. */
  other?: boolean
  /** It describes what happens when a password expires ("If your password has expired, …"). */
  describes?: boolean
}

/** What any sentence of a text says; the classes of words are those of `Vocabulary`. */
type SentenceFlags = Partial<
  Record<
    | 'state'
    | 'unchanged'
    | 'advise'
    | 'must'
    | 'ask'
    | 'change'
    | 'initial'
    | 'soon'
    | 'changed'
    | 'other'
    | 'later'
    | 'describes',
    boolean
  >
>

const maxSentence = 300

/** Reads what a normalised text says in these languages. */
export function readStatements(text: string, vocabularies: Vocabulary[]): Statements {
  const flags: SentenceFlags = {}
  for (const line of text.split('\n')) {
    let before = ''
    // "您的密碼已過期，您要現在變更密碼嗎？": only what follows the last comma is the question.
    for (const part of line.split(/(?<! dvs)[.!](?=\s|$)|(?<=\?)\s|[。！]|(?<=？)|，(?=[^，。！？]{1,40}？)/)) {
      const sentence = part.trim().slice(0, maxSentence)
      for (const vocabulary of vocabularies) {
        readSentence(sentence, vocabulary, flags)
        if (matches(sentence, vocabulary.later)) flags.later = true
        if (matches(sentence, vocabulary.advise)) flags.advise = true
        readRequest(sentence, before, vocabulary, flags)
      }
      before = sentence
    }
  }
  // "Change it later", a button or a link: whatever the page says above it, the person may go on.
  if (flags.later) return { soon: true, other: flags.other }
  const { unchanged, advise, must, ask, change, initial, soon, changed, other, describes } = flags
  // "You haven't changed your password for a year. We recommend that you do."
  const state = flags.state || (unchanged && !advise)
  const isOpen = !state && !must && !soon
  // "Your password is temporary. Set a new one."
  const asks = isOpen && (ask || (change && initial))
  return {
    expired: state || (must && !soon),
    asks,
    names: isOpen && !asks && change && !changed,
    asksInitially: isOpen && ask && initial,
    soon: soon && !state,
    changed: changed && !state && !must && !ask,
    other,
    describes,
  }
}

function readSentence(sentence: string, words: Vocabulary, flags: SentenceFlags): void {
  const { noun, state, stateBefore, soon, unchanged, must, needed, goal, needs, unless, done, other, conditionLast } =
    words
  const has = (pattern?: string) => pattern && matches(sentence, pattern)
  if (!has(noun)) {
    if (has(other) && (has(state) || has(stateBefore))) flags.other = true
    return
  }
  // A list of passwords of other sites: "mail.example.com: …"
  if (/^[\w.-]{1,80}\.[a-z]{2,10}:/.test(sentence)) return
  // "Has your password expired?"
  if (/[?？؟]$/.test(sentence)) {
    if (has(state)) flags.describes = true
    return
  }
  if (has(unchanged)) {
    flags.unchanged = true
    return
  }
  if (has(soon)) flags.soon = true
  // The long patterns cost the most, and most sentences have none of their words.
  const expiry = (has(state) || has(stateBefore)) && compile(words.expiry).exec(sentence)
  const found = expiry || ([must, needed, goal, needs].some(has) && compile(words.obligation).exec(sentence))
  if (!found) {
    if (has(done) && !has(unless) && !has(other)) flags.changed = true
    return
  }
  const end = found.index + found[0].length
  const said = sentence.slice(0, end)
  // An article or a question quotes what another page says.
  if (said.split('"').length % 2 === 0 || /[“„«「『][^”“»」』]*$/.test(said)) return
  // "If your password…", "You must change your password every 90 days", and not "…, in case of doubt call us".
  const after = sentence.slice(end).split(/[,;(、，،؛]/, 1)[0] as string
  const about = said + (conditionLast || !expiry ? after : '')
  if (!expiry) {
    if (!matches(about, unless)) flags.must = true
    return
  }
  const clause = about.slice(sentence.slice(0, found.index).search(/[,;:—–(،][^,;:—–(،]*$/) + 1)
  // Words after the noun say which password it is: "انتهت صلاحية كلمة المرور لمرة واحدة", the one-time password.
  const named = clause + (matches(said, `(${noun})$`) ? after.slice(0, 25) : '')
  if (matches(named, other)) flags.other = true
  else if (matches(about, unless)) flags.describes = true
  else if (!matches(about, soon)) flags.state = true
}

/** A request may be the sentence after the one that names the password: "Your password is temporary. Please change it.", "You must choose a new one." */
function readRequest(sentence: string, before: string, words: Vocabulary, flags: SentenceFlags): void {
  const has = (pattern?: string) => pattern && matches(sentence, pattern)
  const named = has(words.noun)
  // "This is your first sign-in. Choose your own password."
  const initial =
    named &&
    (has(words.initial) || matches(before, words.initial) || (has(words.choose) && matches(before, words.welcome)))
  if (initial) flags.initial = true
  if (!named && !matches(before, words.noun)) return
  const changes = has(words.change)
  const asksPolitely = changes && has(words.please) && has(words.politely)
  const asks = has(words.ask) || asksPolitely || (changes && !named && has(words.must))
  if (!(asks || changes) || has(words.unless) || has(words.other)) return
  // "Please enter your old password and choose a new one" explains a form; "your current password is temporary" does not.
  if (initial || !has(words.current)) flags[asks ? 'ask' : 'change'] = true
}
