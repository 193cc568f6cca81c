import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { wordsFor } from '../languages/browser.ts'
import type { Words } from '../languages/words.ts'

export { wordsFor }

/** The catalogue in the language of the page; changes when somebody chooses another one. */
export const Wording = createContext<Words>(wordsFor('en'))

export const useWords = (): Words => useContext(Wording)
