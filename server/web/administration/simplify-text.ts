/** For comparison with what was typed: without case, and without what nobody types, accents and the soft hyphens by which a long title breaks. */
export const simplifyText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .toLowerCase()
