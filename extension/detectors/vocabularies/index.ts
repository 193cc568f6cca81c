import { ar } from './ar.ts'
import { cs } from './cs.ts'
import { da } from './da.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import type { VocabularyLanguage } from './languages.ts'
import { nl } from './nl.ts'
import { pl } from './pl.ts'
import { pt } from './pt.ts'
import { ru } from './ru.ts'
import { sv } from './sv.ts'
import { tr } from './tr.ts'
import type { Vocabulary } from './vocabulary.ts'
import { zh } from './zh.ts'

/** Every vocabulary, by language. The build writes each into a script of its own; no script of the extension imports this. */
export const vocabularies: Record<string, Vocabulary> = {
  ar,
  cs,
  da,
  de,
  en,
  es,
  fr,
  it,
  ja,
  ko,
  nl,
  pl,
  pt,
  ru,
  sv,
  tr,
  zh,
} satisfies Record<VocabularyLanguage, Vocabulary>
