import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { useFormTools } from '../../form/form-context.ts'
import { TextField } from '../../form/simple-fields.tsx'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'

interface PersonLimitsProps extends PageProps {
  person: { id: string; domain: string }
  onChange(): void
}

/** Tries that are used up now, and how they are given back. */
export function PersonLimits({ api, language, person: { id, domain }, onChange }: PersonLimitsProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const call = { params: { id }, query: { domain } }
  const loaded = useLoaded(() => api('GET /api/v1/admin/people/{id}/limits', call), [id])
  const [reason, setReason] = useState('')
  const { busy, problem, send } = useRequest()
  const lift = () =>
    send(
      () => api('POST /api/v1/admin/people/{id}/limits/lifts', { ...call, body: { reason } }),
      () => {
        setReason('')
        loaded.reload()
        onChange()
      },
    )
  const problems = new Map((problem?.problems ?? []).map(({ path, text }) => [path, text]))
  return (
    <section>
      <h2 class="section-title">{t('administration.person-limits')}</h2>
      <Loading loaded={loaded}>
        {({ limits, profileLockedUntil }) => {
          if (limits.length === 0 && !profileLockedUntil) return <p>{t('administration.person-limits-none')}</p>
          return (
            <>
              <ul class="entries">
                {limits.map(({ counter, share, used, tries, endsAt }) => (
                  <li key={counter + share}>
                    <span class="entry-text">
                      {t('administration.person-tries', { used, tries })} <span class="entry-state">{counter}</span>
                    </span>
                    <span class="entry-state">
                      {t(`administration.share-${share}`)} ·{' '}
                      {t('administration.keys-until', { at: formatExact(endsAt, language) })}
                    </span>
                  </li>
                ))}
              </ul>
              {!isReadOnly && (
                <form
                  class="draft"
                  noValidate
                  onSubmit={(event) => {
                    event.preventDefault()
                    void lift()
                  }}
                >
                  {problem && problems.size === 0 && <Notice tone="bad" alert text={problem.text} />}
                  <TextField
                    schema={{
                      title: t('administration.person-lift-reason'),
                      description: t('administration.person-lift-text'),
                    }}
                    path="reason"
                    value={reason}
                    onChange={(typed) => setReason(String(typed ?? ''))}
                    problems={problems}
                  />
                  <Button look="second" type="submit" busy={busy}>
                    {t('administration.person-lift')}
                  </Button>
                </form>
              )}
            </>
          )
        }}
      </Loading>
    </section>
  )
}
