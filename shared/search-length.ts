/** Scripts in which one character is a word or a syllable: many family names are one. */
const wordCharacters = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Whether what an operator typed is enough to search for. */
export const isEnoughToSearch = (query: string, minLetters: number): boolean =>
  [...query].length >= minLetters || wordCharacters.test(query)
