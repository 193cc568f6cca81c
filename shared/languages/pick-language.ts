/** Languages of the program, as BCP 47 codes; English, the fallback, first. */
export const languages = ['en', 'de'] as const

/** The first preferred language that the program has, exactly or without its region (`de-AT` is German); else English. */
export function pickLanguage(preferred: readonly string[]): string {
  for (const wanted of preferred) {
    const parts = wanted.toLowerCase().split('-')
    for (; parts.length > 0; parts.pop()) {
      const found = languages.find((language) => language.toLowerCase() === parts.join('-'))
      if (found) return found
    }
  }
  return languages[0]
}
