/** Words in a person's language, English if there are none; loaded with the first suggestion. */
export async function loadWordList(language: string): Promise<readonly string[]> {
  const german = /^de\b/i.test(language)
  const { words } = german ? await import('./words-de.ts') : await import('./words-en.ts')
  return words
}
