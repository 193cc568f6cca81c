/** Every language that has a vocabulary; Portuguese and Chinese cover two variants each, `nb` both kinds of Norwegian, `hr` Bosnian and Serbian in Latin letters. In a file of its own: the background knows these names, and holds no vocabulary. */
export const vocabularyLanguages = [
  'ar',
  'bg',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'he',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh',
] as const

export type VocabularyLanguage = (typeof vocabularyLanguages)[number]

/** Where the build writes a vocabulary, as a script that adds it to what is there. */
export const vocabularyFile = (language: string): string => `words/${language}.js`
