/** Words in a person's language, English where there are none; fetched when somebody asks for a suggestion. */
export async function wordList(language: string): Promise<readonly string[]> {
  const german = /^de\b/i.test(language)
  const { words } = german ? await import('./words-de.ts') : await import('./words-en.ts')
  return words
}
