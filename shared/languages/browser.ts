/**
 * The catalogue for code that runs in browsers. This file is used by tests and Node; in bundles `compile-plugin.ts` replaces it with
 * compiled functions, so that neither a message parser nor unneeded texts are shipped.
 */
export { getTranslator } from './translator.ts'
