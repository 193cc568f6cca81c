import './password-rules.css'
import { useEffect, useRef } from 'preact/hooks'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import type { PasswordList } from './calls.ts'
import { RemoveList } from './RemoveList.tsx'
import { RestoreList } from './RestoreList.tsx'
import { UploadList } from './UploadList.tsx'

/** How often an import that another browser or the terminal began is looked at. */
const lookAgainMs = 2_000

/** The lists that rules search: what is in each, which policies use it, and the way to replace and remove it. */
export function PasswordListsPage(props: PageProps) {
  const { api, address } = props
  const t = useTranslator()
  const { administers, readsAll } = useFormTools().rights
  const loaded = useLoaded(
    () => api('GET /api/v1/admin/password-lists'),
    [],
    ({ items }) => (items.some(({ running }) => running) ? lookAgainMs : undefined),
  )
  const uploading = useRef(new Set<string>()).current
  useEffect(() => address.guard(() => uploading.size > 0), [address])
  return (
    <>
      <PageHeading title={t('administration.password-lists')} />
      <p class="page-text">{t('administration.password-lists-text')}</p>
      <nav class="page-links">
        <a href={formatAddress(toAddress(['password-rules']))}>
          {t('administration.back-to', { title: t('administration.password-rules') })}
        </a>
      </nav>
      <Loading loaded={loaded}>
        {({ items }) => (
          <>
            {items.map((list) => (
              <section key={list.id}>
                <h2 class="section-title">{t(`administration.list-${list.id}`)}</h2>
                <p class="page-text">{t(`administration.list-${list.id}-text`)}</p>
                <HeldList list={list} language={props.language} />
                {readsAll && (
                  <p>
                    <a href={formatAddress(toAddress(['password-rules', 'lists', list.id, 'history']))}>
                      {t('administration.history-of', { title: t(`administration.list-${list.id}`) })}
                    </a>
                  </p>
                )}
                {administers && (
                  <>
                    <UploadList {...props} list={list} uploading={uploading} onDone={loaded.reload} />
                    <RestoreList {...props} list={list} onDone={loaded.reload} />
                    {list.held && <RemoveList {...props} list={list} onDone={loaded.reload} />}
                  </>
                )}
              </section>
            ))}
          </>
        )}
      </Loading>
    </>
  )
}

/** What is in the list here and on other servers, and which policies search it. */
function HeldList({ list, language }: { list: PasswordList; language: string }) {
  const t = useTranslator()
  const { id, node, held, running, usedBy, nodes } = list
  const others = nodes.filter((one) => one.alive && one.id !== node)
  return (
    <>
      <p>{held ? describeHeld(held) : t('administration.list-empty')}</p>
      {running && <p role="status">{t('administration.list-running', { count: running.entries })}</p>}
      {others.length > 0 && (
        <ul class="entries">
          {others.map((other) => (
            <li key={other.id}>
              <span>{t('administration.list-on', { server: other.id })}</span>
              <span class="entry-text">{other.held ? describeHeld(other.held) : t('administration.list-empty')}</span>
              {!other.current && <span class="entry-state">{t('administration.list-outdated')}</span>}
            </li>
          ))}
        </ul>
      )}
      <p class="page-text">
        {usedBy.length === 0 ? t(`administration.list-${id}-unused`) : t('administration.list-used')}{' '}
        {usedBy.map((policy, index) => (
          <>
            {index > 0 && ', '}
            <a href={formatAddress(toAddress(['password-rules', policy.id]))}>{policy.name}</a>
          </>
        ))}
      </p>
    </>
  )

  function describeHeld({ entries, bytes, importedAt, importedBy }: NonNullable<PasswordList['held']>): string {
    // A file that was copied there by hand says nothing of itself.
    if (entries === undefined || importedAt === undefined) return t('administration.list-copied', { size: bytes / 1e6 })
    const by = importedBy ?? t('administration.by-terminal')
    return t('administration.list-held', { count: entries, at: formatExact(importedAt, language), by })
  }
}
