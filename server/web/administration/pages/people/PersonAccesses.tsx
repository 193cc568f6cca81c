import { useState } from 'preact/hooks'
import type { MessageKey } from '../../../../../shared/languages/keys.ts'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'

interface PersonAccessesProps extends PageProps {
  person: { id: string }
  name: string
}

/** Where the person is signed in or known, and the end of it. */
export function PersonAccesses({ api, language, person: { id }, name }: PersonAccessesProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const loaded = useLoaded(() => api('GET /api/v1/admin/people/{id}/sessions', { params: { id } }), [id])
  const [isAsking, ask] = useState(false)
  const { busy, problem, send } = useRequest()
  const endOne = (session: string) =>
    send(
      () => api('DELETE /api/v1/admin/people/{id}/sessions/{session}', { params: { id, session } }),
      loaded.reload,
      loaded.reload,
    )
  const endAll = () => {
    ask(false)
    return send(() => api('DELETE /api/v1/admin/people/{id}/sessions', { params: { id } }), loaded.reload)
  }
  return (
    <section>
      <h2 class="section-title">{t('administration.person-sessions')}</h2>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ items }) => {
          if (items.length === 0) return <p>{t('administration.person-sessions-none')}</p>
          return (
            <>
              <ul class="entries">
                {items.map(({ id: session, kind, frontEnd, browser, address, createdAt, usedAt, current }) => {
                  // The server names kinds and sites that the catalogue has; a test compares them.
                  const what = t((kind === 'session' ? `me.session-${frontEnd}` : `me.session-${kind}`) as MessageKey)
                  const place = [browser ?? t('me.session-no-browser'), address].filter(Boolean).join(' · ')
                  return (
                    <li key={session}>
                      <div class="entry-text">
                        {what}
                        <p class="entry-state">
                          {place} · {t('administration.since', { at: formatExact(createdAt, language) })}
                          {usedAt && ` · ${t('administration.keys-used', { at: formatExact(usedAt, language) })}`}
                        </p>
                      </div>
                      {current && <span class="entry-state">{t('me.session-current')}</span>}
                      {!current && !isReadOnly && (
                        <Button look="quiet" busy={busy} onPress={() => void endOne(session)}>
                          {t('me.session-end')}
                          <span class="only-read">: {[what, place].join(', ')}</span>
                        </Button>
                      )}
                    </li>
                  )
                })}
              </ul>
              {!isReadOnly && (
                <div class="buttons">
                  <Button look="second" busy={busy} onPress={() => ask(true)}>
                    {t('administration.person-sign-out')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Loading>
      {isAsking && (
        <ConfirmDialog
          title={t('administration.person-sign-out')}
          text={t('administration.person-sign-out-text', { name })}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.person-sign-out')}
          onKeep={() => ask(false)}
          onConfirm={() => void endAll()}
        />
      )}
    </section>
  )
}
