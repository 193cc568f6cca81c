import { matches } from './patterns.ts'

/**
 * Patterns by which a text's language is recognised, since a page's `lang` is often wrong: words for the password, or the letters of a language
 * that shares them with no other one here.
 */
const nouns: Record<string, string> = {
  af: 'wagwo',
  ar: '[ا-ي]',
  bg: 'парола',
  ca: 'contraseny',
  cs: 'hesl',
  da: 'adgangsk|kodeo',
  de: 'kennw|passwo|(gs|de)daten',
  el: '[α-ω]',
  en: 'pass ?(w|ph)|creden',
  es: 'contrasena|clave|de paso|de acceso',
  et: 'parool|salason',
  eu: 'pasahi',
  fa: 'ی',
  fi: 'salasan',
  fr: "de passe|mdp|d'acces|secret",
  gl: 'contrasin',
  he: '[א-ת]',
  hr: 'lozin|zapor|sifr[au]',
  hu: 'jelsz',
  id: 'sandi',
  it: 'password|parola|chiave',
  ja: 'パス|暗証',
  ka: '[ა-ჰ]',
  ko: '[가-힣]',
  lt: 'slaptaz',
  lv: 'parol[eiu]',
  mk: 'лозин',
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
  uz: 'parol(n|i|\\b)',
  vi: 'mat khau',
  zh: '密|口令',
}

/**
 * Finds the languages in which a text may speak of a password. A page whose `lang` is one of them may use the English word. Of two languages with
 * the same word (Czech and Slovak), `lang` decides; if it is neither, both are returned.
 */
export function findLanguages(text: string, lang: string): string[] {
  const own = lang.slice(0, 2).toLowerCase()
  return Object.keys(nouns).filter((language) => {
    const noun = nouns[language] as string
    return language === own ? matches(text, `${noun}|${nouns.en}`) : noun !== nouns[own] && matches(text, noun)
  })
}
