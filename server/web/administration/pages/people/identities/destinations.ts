import type { Translator } from '../../../../../../shared/languages/translator.ts'
import type { Destination } from '../../../section.ts'
import { identityTables, toTableAddress } from './identity-tables.ts'

export const listTables = (t: Translator): Destination[] =>
  identityTables.map(({ id }) => ({
    title: `${t('administration.identities')} · ${t(`administration.identities-${id}`)}`,
    address: toTableAddress(id),
  }))
