import { useTranslator } from '../../../../../../shared/wizard/use-translator.ts'
import { formatAddress } from '../../../address.ts'
import { type IdentityTable, identityTables, toTableAddress } from './identity-tables.ts'

/** The way to every table. */
export function TableLinks({ current }: { current: IdentityTable }) {
  const t = useTranslator()
  return (
    <nav class="page-links" aria-label={t('administration.identities')}>
      {identityTables.map(({ id }) => (
        <a key={id} href={formatAddress(toTableAddress(id))} aria-current={id === current.id ? 'page' : undefined}>
          {t(`administration.identities-${id}`)}
        </a>
      ))}
    </nav>
  )
}
