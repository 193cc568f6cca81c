import { normalForm } from './normal-form.ts'

/**
 * Answers that answer nothing: what people type to get past the page, and so what a guesser tries first. Real answers are not listed, however
 * frequent: who was born in Berlin can say so. One list per language of the catalogue; all of them are refused to everybody.
 */
const listed = {
  en: [
    'abcd',
    'answer',
    'asdf',
    'asdfgh',
    'blah blah',
    "don't know",
    'hello',
    "I don't know",
    'letmein',
    'no answer',
    'none',
    'nothing',
    'password',
    'qwerty',
    'same',
    'secret',
    'test',
    'testing',
    'unknown',
    'welcome',
    'whatever',
  ],
  de: [
    'Antwort',
    'bla bla',
    'egal',
    'geheim',
    'Hallo',
    'ich weiß nicht',
    'keine',
    'keine Antwort',
    'Kennwort',
    'nichts',
    'Passwort',
    'qwertz',
    'unbekannt',
    'weiß ich nicht',
    'weiß nicht',
    'Willkommen',
  ],
} as const

const toKey = (form: string): string => form.replaceAll('ß', 'ss')
const common = new Set(Object.values(listed).flatMap((answers) => answers.map((answer) => toKey(normalForm(answer)))))

/** Takes the normal form. Also true for one character again and again, and for digits in order. */
export function isCommonAnswer(form: string): boolean {
  return (
    common.has(toKey(form)) || /^(.)\1*$/u.test(form) || '01234567890'.includes(form) || '9876543210'.includes(form)
  )
}
