import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'

/** What the API shows to a browser that is signed in here. */
const resources = [
  { path: 'policies', key: 'administration.policies' },
  { path: 'jobs', key: 'administration.jobs' },
  { path: 'settings/administration', key: 'administration.administrators' },
  { path: 'settings/staff', key: 'administration.second-factor' },
] as const

const commands = [
  { command: 'npm start -- setting', key: 'administration.command-setting' },
  { command: 'npm start -- enrol ACCOUNT', key: 'administration.command-enrol' },
  { command: 'npm run doctor', key: 'administration.command-doctor' },
] as const

/** Says that this site has no other pages, and what administers the server instead. */
export function OverviewPage({ name }: { name?: string }) {
  const t = useTranslator()
  return (
    <>
      <PageHeading title={t('administration.title')} name={name} />
      <Notice tone="quiet" text={t('administration.no-pages')} />
      <section>
        <h2 class="section-title">{t('administration.by-api')}</h2>
        <p>{t('administration.by-api-text')}</p>
        <ul class="resources">
          {resources.map(({ path, key }) => (
            <li key={path}>
              <a href={`/api/v1/admin/${path}`}>{t(key)}</a>
            </li>
          ))}
          <li>
            <a href="/api/v1/openapi.json">{t('administration.description')}</a>
          </li>
        </ul>
      </section>
      <section>
        <h2 class="section-title">{t('administration.by-terminal')}</h2>
        <dl class="commands">
          {commands.map(({ command, key }) => (
            <div key={command}>
              <dt>
                <code>{command}</code>
              </dt>
              <dd>{t(key)}</dd>
            </div>
          ))}
        </dl>
        <p class="page-text">{t('administration.documentation')}</p>
      </section>
    </>
  )
}
