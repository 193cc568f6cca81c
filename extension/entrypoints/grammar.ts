import { readStatements } from '../detectors/grammar.ts'

/** Injected by the background with the first vocabulary: most pages with a password field are decided without a sentence. */
export default {
  main() {
    Object.assign(globalThis, { latchkeyGrammar: readStatements })
  },
}
