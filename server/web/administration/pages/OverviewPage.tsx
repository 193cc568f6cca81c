import { CircleCheck, CircleDashed } from 'lucide'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import { PageHeading } from '../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../exact-time.ts'
import { type Address, formatAddress, toAddress } from '../address.ts'
import { Loading, useLoaded } from '../loading.tsx'
import type { PageProps } from '../section.ts'
import { Days } from './overview/Days.tsx'
import { Needs } from './overview/Needs.tsx'

/** What needs an administrator, what became of tasks, what is set up, and who changed what last. */
export function OverviewPage({ api, language }: PageProps) {
  const t = useTranslator()
  // A day is that of whom the page is shown to.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const loaded = useLoaded(() => api('GET /api/v1/admin/overview', { query: { timeZone } }), [])
  return (
    <>
      <PageHeading title={t('administration.overview')} />
      <Loading loaded={loaded}>
        {({ needs, today, days, setUp, changes }) => (
          <>
            <Needs needs={needs} language={language} />
            <Days today={today} days={days} language={language} />
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

/** Where a step is taken; the others are taken elsewhere. */
const setUpPages: Partial<Record<string, Address>> = {
  directory: toAddress(['connections']),
  mail: toAddress(['mail', 'servers']),
  support: toAddress(['settings', 'site'], { field: 'support' }),
  logo: toAddress(['settings', 'branding'], { field: 'logo' }),
  'second-factor': toAddress(['settings', 'staff'], { field: 'secondFactor' }),
  'helpdesk-group': toAddress(['policies', 'default'], { field: 'helpdeskScope' }),
  'extension-pages': toAddress(['settings', 'site'], { field: 'pages' }),
}
