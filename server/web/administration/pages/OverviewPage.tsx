import { CircleCheck, CircleDashed } from 'lucide'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../exact-time.ts'
import { type Address, formatAddress, toAddress } from '../address.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'

/** What needs an administrator, what is set up, and who changed what last. */
export function OverviewPage({ api, language }: PageProps) {
  const t = useTranslator()
  const loaded = useLoaded(() => api('GET /api/v1/admin/overview'), [])
  return (
    <>
      <PageHeading title={t('administration.overview')} />
      <Loading loaded={loaded}>
        {({ needs, setUp, changes }) => (
          <>
            <section>
              <h2 class="section-title">{t('administration.needs')}</h2>
              {needs.length === 0 && <p>{t('administration.needs-nothing')}</p>}
              <ul class="entries">
                {needs.map(({ code, id, count = 0, title = '' }) => (
                  <li key={code + (id ?? title)}>
                    <span class="entry-text">{t(`administration.need-${code}`, { count, title })}</span>
                    {id !== undefined && (
                      <a href={formatAddress(toAddress(['people', 'bulk', id]))}>{t('administration.bulk-open')}</a>
                    )}
                    {needPages[code] && (
                      <a href={formatAddress(needPages[code])}>
                        {t(code === 'mails-given-up' ? 'administration.see-outbox' : 'administration.change-setting')}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            </section>
            {setUp.some(({ isDone }) => !isDone) && (
              <section>
                <h2 class="section-title">{t('administration.set-up')}</h2>
                <ul class="entries checklist">
                  {setUp.map(({ code, isDone }) => (
                    <li key={code} data-done={isDone ? '' : undefined}>
                      <Icon icon={isDone ? CircleCheck : CircleDashed} />
                      <span class="only-read">{t(isDone ? 'administration.done' : 'administration.open')}</span>
                      {setUpPages[code] ? (
                        <a href={formatAddress(setUpPages[code])}>{t(`administration.set-up-${code}`)}</a>
                      ) : (
                        <span>{t(`administration.set-up-${code}`)}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h2 class="section-title">{t('administration.changes')}</h2>
              {changes.length === 0 && <p>{t('administration.changes-none')}</p>}
              <ul class="entries">
                {changes.map(({ resource, id, title, version, at, by }) => (
                  <li key={`${resource} ${id} ${version}`}>
                    <time dateTime={at}>{formatExact(at, language)}</time>
                    <span class="entry-text">
                      {t('administration.change', { by: by ?? t('administration.by-terminal'), title })}
                    </span>
                    {historyPages[resource] && (
                      <a href={formatAddress(toAddress([...historyPages[resource](id), 'history']))}>
                        {t('administration.see-difference')}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loading>
    </>
  )
}

/** Where the history of a resource is. */
const historyPages: Partial<Record<string, (id: string) => string[]>> = {
  job: (id) => ['scheduled', id],
  'password-list': (id) => ['password-rules', 'lists', id],
  policy: (id) => ['policies', id],
  'policy-order': () => ['policies', 'order'],
  settings: (id) => ['settings', id],
  template: (id) => ['mail', 'templates', id],
  workflow: (id) => ['workflows', ...id.split('/')],
}

/** Where a need is mended; the others say themselves what to do. */
const needPages: Partial<Record<string, Address>> = {
  'job-failed': toAddress(['scheduled']),
  'mails-given-up': toAddress(['mail', 'outbox']),
  'role-group-missing': toAddress(['access', 'roles']),
  'second-factor-off': toAddress(['settings', 'staff'], { field: 'secondFactor' }),
}

const setUpPages: Partial<Record<string, Address>> = {
  support: toAddress(['settings', 'site'], { field: 'support' }),
  logo: toAddress(['settings', 'branding'], { field: 'logo' }),
  'second-factor': toAddress(['settings', 'staff'], { field: 'secondFactor' }),
  'extension-pages': toAddress(['settings', 'site'], { field: 'pages' }),
}
