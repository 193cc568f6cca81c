import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { toAddress } from '../../address.ts'
import type { PageProps } from '../../section.ts'
import { PersonPage } from './PersonPage.tsx'
import { PersonSearch } from './PersonSearch.tsx'

/** `people`, and `people/corp.example.com\r.osei`. */
export function PeoplePages(props: PageProps) {
  const t = useTranslator()
  const [who] = props.parts
  if (who !== undefined) return <PersonPage key={who} {...props} who={who} />
  return (
    <>
      <PageHeading title={t('administration.people')} />
      <p class="page-text">{t('administration.people-text')}</p>
      <PersonSearch onChoose={(person) => props.address.open(toAddress(['people', person]))} />
    </>
  )
}
