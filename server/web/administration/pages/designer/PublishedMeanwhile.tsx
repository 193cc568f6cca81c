import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Draft } from '../../draft/draft.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { type Activity, loadTogether } from '../workflows/load-workflows.ts'
import { type DesignerSource, type DraftReply, toValue } from './designer-source.ts'
import { WorkflowConflict } from './WorkflowConflict.tsx'

interface PublishedMeanwhileProps extends PageProps {
  policy: string
  workflow: string
  draft: Draft
  source: DesignerSource
  about: DraftReply
  activities: readonly Activity[]
}

/** Another version was published since the draft was made: both are compared before the draft goes on from the newer one. */
export function PublishedMeanwhile(props: PublishedMeanwhileProps) {
  const { api, policy, workflow, draft, source, about, activities } = props
  const t = useTranslator()
  const { basedOn, published, definition } = about
  const load = (version: number) =>
    api('GET /api/v1/admin/workflows/{policy}/{workflow}/versions/{version}', {
      params: { policy, workflow, version: String(version) },
    })
  const loaded = useLoaded(
    () => loadTogether({ base: load(basedOn === 0 ? published : basedOn), theirs: load(published) }),
    [basedOn, published],
  )
  return (
    <>
      <Notice tone="warn" text={t('administration.published-meanwhile', { version: published })} />
      <Loading loaded={loaded}>
        {({ base, theirs }) => (
          <WorkflowConflict
            versions={{ base: toValue(base.definition), mine: toValue(definition), theirs: toValue(theirs.definition) }}
            activities={activities}
            onResolve={async (merged) => {
              source.baseOn(published)
              // A draft that equals the published version is saved all the same: it goes on from there.
              draft.change(merged)
              await draft.save()
            }}
          />
        )}
      </Loading>
    </>
  )
}
