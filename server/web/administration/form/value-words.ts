import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { ValueWords } from './parts.ts'

export function useValueWords(): ValueWords {
  const t = useTranslator()
  return { yes: t('administration.yes'), no: t('administration.no'), none: t('administration.none') }
}
