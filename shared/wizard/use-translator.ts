import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { getTranslator } from '../languages/browser.ts'
import type { Translator } from '../languages/translator.ts'

export { getTranslator }

/** The translator in the page's language; changes when another language is chosen. */
export const TranslatorContext = createContext<Translator>(getTranslator('en'))

export const useTranslator = (): Translator => useContext(TranslatorContext)
