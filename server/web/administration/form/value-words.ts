import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { createValueWords, type ValueWords } from './parts.ts'

export const useValueWords = (): ValueWords => createValueWords(useTranslator())
