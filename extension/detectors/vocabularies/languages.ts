/** Every language that has a vocabulary; Portuguese and Chinese each cover two of the 19. In a file of its own: the background knows these names, and holds no vocabulary. */
export const vocabularyLanguages = [
  'ar',
  'cs',
  'da',
  'de',
  'en',
  'es',
  'fr',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt',
  'ru',
  'sv',
  'tr',
  'zh',
] as const

export type VocabularyLanguage = (typeof vocabularyLanguages)[number]

/** Where the build writes a vocabulary, as a script that adds it to what is there. */
export const vocabularyFile = (language: string): string => `words/${language}.js`
