import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { FactList } from '../../../FactList.tsx'
import { StateBadges } from '../../../StateBadges.tsx'
import { formatAddress, toAddress } from '../../address.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { PersonAccesses } from './PersonAccesses.tsx'
import { PersonHistory } from './PersonHistory.tsx'
import { PersonLimits } from './PersonLimits.tsx'
import { PersonMails } from './PersonMails.tsx'
import { PersonRegistrations } from './PersonRegistrations.tsx'
import type { PersonRecord } from './person-record.ts'

/** One person's whole record, and what an administrator may do about it. */
export function PersonPage(props: PageProps & { who: string }) {
  const { api, language, who } = props
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/person-record', { query: { person: who } }), [who, language])
  return (
    <>
      <nav class="page-links">
        <a href={formatAddress(toAddress(['people']))}>{t('administration.people-another')}</a>
      </nav>
      <Loading loaded={loaded} isWholePage>
        {(record) => {
          const { id, domain } = record.person
          const person = { id, domain }
          return (
            <>
              <Who {...record} language={language} />
              <PersonRegistrations
                {...props}
                person={person}
                name={record.person.displayName}
                registered={record.registered}
                onChange={loaded.reload}
              />
              <PersonLimits {...props} person={person} onChange={loaded.reload} />
              <PersonAccesses {...props} person={person} name={record.person.displayName} />
              <PersonHistory {...props} events={record.events} />
              <PersonMails {...props} person={person} />
            </>
          )
        }}
      </Loading>
    </>
  )
}

function Who({ person, state, policy, protected: protection, language }: PersonRecord & { language: string }) {
  const t = useTranslator()
  const { line, entry = '' } = policy.because
  return (
    <>
      <PageHeading title={person.displayName} />
      <StateBadges state={state} language={language} />
      <FactList
        facts={[
          { name: t('administration.person-account'), value: `${person.account}@${person.domain}` },
          { name: t('administration.person-place'), value: person.distinguishedName },
          { name: t('administration.person-mail'), value: person.mail },
          { name: t('administration.person-job'), value: [person.title, person.department].filter(Boolean).join(', ') },
          {
            name: t('administration.person-policy'),
            value: (
              <>
                <a href={formatAddress(toAddress(['policies', policy.id]))}>{policy.name}</a>:{' '}
                {t(`administration.because-${line}`, { entry })}
              </>
            ),
          },
          {
            name: t('administration.person-protected'),
            value: protection && t('administration.who-protected', { code: protection }),
          },
        ]}
      />
    </>
  )
}
