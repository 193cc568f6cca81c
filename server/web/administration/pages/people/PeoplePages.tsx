import { createLazyComponent } from '../../../../../shared/wizard/lazy-component.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import type { PageProps } from '../../section.ts'
import { BulkPages } from './bulk/BulkPages.tsx'
import { PersonPage } from './PersonPage.tsx'
import { PersonSearch } from './PersonSearch.tsx'
import { toPersonAddress } from './person-address.ts'

const { Lazy: Identities } = createLazyComponent<PageProps>(
  async () => (await import('./identities/IdentityPages.tsx')).IdentityPages,
)

/** `people`, `people/account/corp.example.com\r.osei`, `people/bulk/…` for many at once, and `people/identities/…` for the identity tables. */
export function PeoplePages(props: PageProps) {
  const t = useTranslator()
  const [page, ...rest] = props.parts
  if (page === 'bulk') return <BulkPages {...props} parts={rest} />
  if (page === 'identities') return <Identities {...props} parts={rest} />
  const [who] = rest
  if (page === 'account' && who !== undefined) return <PersonPage key={who} {...props} who={who} />
  return (
    <>
      <PageHeading title={t('administration.people')} />
      <nav class="page-links">
        <a href={formatAddress(toAddress(['people', 'bulk']))}>{t('administration.bulk')}</a>
        <a href={formatAddress(toAddress(['people', 'identities']))}>{t('administration.identities')}</a>
      </nav>
      <p class="page-text">{t('administration.people-text')}</p>
      <PersonSearch onChoose={(person) => props.address.open(toPersonAddress(person))} />
    </>
  )
}
