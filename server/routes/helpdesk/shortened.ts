/** A name as a list may show it to whoever has not opened the person: `S** S****` (features D.8). Characters as people count them. */
export const shortened = (name: string): string => name.replace(/[\p{L}\p{M}\p{N}'’]+/gu, shortenedWord)

function shortenedWord(word: string): string {
  const [first = '', ...rest] = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
  return first + '*'.repeat(rest.length)
}
