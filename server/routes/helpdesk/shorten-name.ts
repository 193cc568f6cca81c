/** A name as a list shows it before the person is opened: `S** S****` (docs/behaviour.md#helpdesk-search). Counts characters as people do. */
export const shortenName = (name: string): string => name.replace(/[\p{L}\p{M}\p{N}'’]+/gu, shortenWord)

function shortenWord(word: string): string {
  const [first = '', ...rest] = [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment)
  return first + '*'.repeat(rest.length)
}
