/**
 * The locale for dates in a language of the program: with the region that the person's browser names for it, so that a reader in Britain reads
 * 28 Nov and not Nov 28. `preferred`: the browser's list, most wanted first.
 */
export const toRegionalLocale = (language: string, preferred: readonly string[] = navigator.languages): string =>
  preferred.find((one) => one.toLowerCase().startsWith(`${language.toLowerCase()}-`)) ?? language
