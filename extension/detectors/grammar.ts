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
  /** It asks so, and the password is one that somebody else set, or for the first sign-in. */
  asksInitially?: boolean
  /** It will expire. */
  soon?: boolean
  /** It was changed. */
  changed?: boolean
  /** Something other than the password has expired. */
  other?: boolean
}

/** What single sentences say. */
type Seen = Partial<Record<'state' | 'must' | 'ask' | 'change' | 'initial' | 'soon' | 'changed' | 'other', boolean>>

/**
 * How the password is called, by language, or the letters of a language that shares them with no other one here: what the language of a text
 * about it is known by, since a page's `lang` is often wrong.
 */
const nouns: Record<string, string> = {
  ar: '[ا-ي]',
  bg: 'парола',
  ca: 'contraseny',
  cs: 'hesl',
  da: 'adgangsk|kodeo',
  de: 'kennw|passwo|(gs|de)daten',
  el: '[α-ω]',
  en: 'pass ?(w|ph)|credent',
  es: 'contrasena|clave|de paso|de acceso',
  fi: 'salasan',
  fr: "de passe|mdp|d'acces|secret",
  he: '[א-ת]',
  hr: 'lozin|zapor|sifr[au]',
  hu: 'jelsz',
  id: 'sandi',
  it: 'password|parola|chiave',
  ja: 'パス|暗証',
  ko: '[가-힣]',
  nb: 'passord',
  nl: 'wachtwo|paswo',
  pl: 'hase?ł',
  pt: 'senha|palavra.|de acesso',
  ro: 'parol[ae]',
  ru: 'парол',
  sk: 'hesl',
  sl: 'gese?l',
  sr: 'лозин',
  sv: 'losenord',
  th: '[ก-ฮ]',
  tr: 'parola|sifre',
  uk: 'і',
  vi: 'mat khau',
  zh: '密|口令',
}

/**
 * Languages in which a text may speak of a password; `lang` is that of the page, for the loan word "password", and for two languages that
 * call the password alike.
 */
export function findLanguages(text: string, lang: string): string[] {
  const own = lang.slice(0, 2).toLowerCase()
  return Object.keys(nouns).filter((language) => {
    const noun = nouns[language] as string
    return language === own ? matches(text, `${noun}|${nouns.en}`) : noun !== nouns[own] && matches(text, noun)
  })
}

const maxSentence = 300

/** Reads what a normalised text says in these languages. */
export function readStatements(text: string, vocabularies: Vocabulary[]): Statements {
  const seen: Seen = {}
  for (const line of text.split('\n')) {
    let before = ''
    for (const part of line.split(/(?<! dvs)[.!](?=\s|$)|(?<=\?)\s|[。！]|(?<=？)/)) {
      const sentence = part.trim().slice(0, maxSentence)
      for (const vocabulary of vocabularies) {
        readSentence(sentence, vocabulary, seen)
        readRequest(sentence, before, vocabulary, seen)
      }
      before = sentence
    }
  }
  const { state, must, ask, change, initial, soon, changed, other } = seen
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
  }
}

function readSentence(sentence: string, words: Vocabulary, seen: Seen): void {
  const { noun, state, stateBefore, soon, unchanged, must, needed, unless, done, other, conditionLast } = words
  const has = (pattern?: string) => pattern && matches(sentence, pattern)
  if (!has(noun)) {
    if (has(other) && (has(state) || has(stateBefore))) seen.other = true
    return
  }
  // A list of passwords of other sites, and a question: "mail.example.com: …", "Has your password expired?"
  if (/^[\w.-]{1,80}\.[a-z]{2,10}:|[?？؟]$/.test(sentence)) return
  if (has(unchanged)) {
    seen.state = true
    return
  }
  if (has(soon)) seen.soon = true
  // The long patterns cost the most, and most sentences have none of their words.
  const expiry = (has(state) || has(stateBefore)) && compile(words.expiry).exec(sentence)
  const found = expiry || ((has(must) || has(needed)) && compile(words.obligation).exec(sentence))
  if (!found) {
    if (has(done) && !has(unless) && !has(other)) seen.changed = true
    return
  }
  const end = found.index + found[0].length
  const said = sentence.slice(0, end)
  // An article or a question quotes what another page says.
  if (said.split('"').length % 2 === 0 || /[“„«「『][^”“»」』]*$/.test(said)) return
  // "If your password…", "You must change your password every 90 days", and not "…, in case of doubt call us".
  const after = sentence.slice(end).split(/[,;、，]/, 1)[0] as string
  const about = said + (conditionLast || !expiry ? after : '')
  if (!expiry) {
    if (!matches(about, unless)) seen.must = true
    return
  }
  const clause = about.slice(sentence.slice(0, found.index).search(/[,;:—–][^,;:—–]*$/) + 1)
  if (matches(clause, other)) seen.other = true
  else if (!matches(about, unless) && !matches(about, soon)) seen.state = true
}

/** A request may be the sentence after the one that names the password: "Your password is temporary. Please change it.", "You must choose a new one." */
function readRequest(sentence: string, before: string, words: Vocabulary, seen: Seen): void {
  const has = (pattern?: string) => pattern && matches(sentence, pattern)
  const named = has(words.noun)
  if (named && has(words.initial)) seen.initial = true
  if (!named && !matches(before, words.noun)) return
  const changes = has(words.change)
  const asks = has(words.ask) || (changes && !named && has(words.must))
  // "Please enter your old password and choose a new one" explains a form.
  if ((asks || changes) && ![words.unless, words.other, words.current].some(has)) seen[asks ? 'ask' : 'change'] = true
}
