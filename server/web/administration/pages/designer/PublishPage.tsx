import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import { Differences } from '../../history/Differences.tsx'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { useRequest } from '../../use-request.ts'
import { loadActivities, loadTogether } from '../workflows/load-workflows.ts'
import { createPartsSchema, toParts } from './workflow-parts.ts'

/** What publishing the draft changes, in words, how it was beside how it will be; then it becomes a version. */
export function PublishPage({
  api,
  address,
  language,
  policy,
  workflow,
}: PageProps & { policy: string; workflow: string }) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { busy, problem, send } = useRequest()
  const params = { policy, workflow }
  const own = ['workflows', policy, workflow]
  const loaded = useLoaded(async () => {
    const draft = await api('GET /api/v1/admin/workflows/{policy}/{workflow}/draft', { params })
    if (!draft.ok) return draft
    // A workflow that was never published has nothing to be compared with.
    const published =
      draft.value.published === 0
        ? Promise.resolve({ ok: true as const, value: undefined })
        : api('GET /api/v1/admin/workflows/{policy}/{workflow}', { params })
    return loadTogether({ draft: Promise.resolve(draft), activities: loadActivities(api), published })
  }, [policy, workflow, language])

  return (
    <Loading loaded={loaded} isWholePage>
      {({ draft, activities, published }) => {
        const before = published?.definition
        const next = draft.published + 1
        return (
          <>
            <PageHeading title={t('administration.publish-title', { name: draft.title, version: next })} />
            <nav class="page-links">
              <a href={formatAddress(toAddress(own))}>{t('administration.back-to', { title: draft.title })}</a>
            </nav>
            <p class="page-text">{t('administration.publish-text')}</p>
            {problem && (
              <Notice tone="bad" alert text={problem.text}>
                {problem.problems && (
                  <ul>
                    {problem.problems.map(({ path, text }) => (
                      <li key={path}>{text}</li>
                    ))}
                  </ul>
                )}
              </Notice>
            )}
            <section>
              <h2 class="section-title">{t('administration.differences')}</h2>
              <Differences
                schema={createPartsSchema(t, before ? [before, draft.definition] : [draft.definition], activities)}
                before={before ? toParts(before) : {}}
                after={toParts(draft.definition)}
              />
            </section>
            {!isReadOnly && (
              <div class="draft-bar">
                <Button
                  look="primary"
                  busy={busy || !draft.isDraft}
                  onPress={() =>
                    void send(
                      () =>
                        api('POST /api/v1/admin/workflows/{policy}/{workflow}/draft/publish', {
                          params,
                          version: draft.version,
                        }),
                      () => address.open(toAddress([...own, 'history'])),
                    )
                  }
                >
                  {t('administration.publish-version', { version: next })}
                </Button>
                {!draft.isDraft && <span class="draft-state">{t('administration.nothing-to-publish')}</span>}
              </div>
            )}
          </>
        )
      }}
    </Loading>
  )
}
