import { type Words, words } from './words.ts'

/**
 * The catalogue for code that runs in browsers. As it stands here it serves tests and Node; in bundles `compile-plugin.ts`
 * puts compiled functions in place of this whole file, so that no message parser and no unneeded text is shipped.
 */
export const wordsFor: (language: string) => Words = words
