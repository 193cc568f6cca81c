import type { Translator } from '../../../../../shared/languages/translator.ts'
import { toAddress } from '../../address.ts'
import type { Destination } from '../../section.ts'

export const listsAddress = toAddress(['password-rules', 'lists'])

export const listLists = (t: Translator): Destination[] => [
  { title: t('administration.password-lists'), address: listsAddress },
]
