import { useState } from 'preact/hooks'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import { formatAddress, toAddress } from '../address.ts'
import { DirectorySearch } from '../directory/DirectorySearch.tsx'
import type { PageProps } from '../section.ts'
import { useRequest } from '../use-request.ts'

type Explanation = AdminApi['GET /api/v1/admin/policies/explain']['reply']

/** Which policy holds for a person, and which line of each policy's scope decided. */
export function ExplainPolicies({ api }: PageProps) {
  const t = useTranslator()
  const { busy, problem, send } = useRequest()
  const [explained, explain] = useState<Explanation>()
  const ask = (person: string) =>
    send(
      () => api('GET /api/v1/admin/policies/explain', { query: { person } }),
      explain,
      () => explain(undefined),
    )
  return (
    <section>
      <h2 class="section-title">{t('administration.who')}</h2>
      <div class="field">
        <label class="field-label" for="who">
          {t('administration.who-account')}
        </label>
        <DirectorySearch
          kind="person"
          id="who"
          onChoose={({ value }) => void ask(value)}
          onTyped={(text) => void ask(text)}
        />
      </div>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <div role="status" aria-busy={busy}>
        {explained && <Explained explained={explained} />}
      </div>
    </section>
  )
}

function Explained({ explained: { person, holds, policies, protected: protection } }: { explained: Explanation }) {
  const t = useTranslator()
  const nameOf = (id: string) => policies.find((policy) => policy.id === id)?.name ?? id
  return (
    <>
      <p>{t('administration.who-holds', { policy: nameOf(holds), name: person.displayName })}</p>
      {protection && <p>{t('administration.who-protected', { code: protection })}</p>}
      <ol class="entries">
        {policies.map(({ id, name, covers, because: { line, entry = '' } }) => (
          <li key={id}>
            <a href={formatAddress(toAddress(['policies', id]))}>{name}</a>
            <span class="entry-text">
              {covers ? t('administration.who-covers') : t('administration.who-not')}:{' '}
              {t(`administration.because-${line}`, { entry })}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
