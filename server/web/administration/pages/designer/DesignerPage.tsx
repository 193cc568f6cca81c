import './designer.css'
import { useEffect, useMemo } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../../../shared/ui/Skeleton.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatExact } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { createDraft } from '../../draft/draft.ts'
import { FormContext, useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { downloadJson } from '../workflows/download.ts'
import { type Definition, loadActivities } from '../workflows/load-workflows.ts'
import { Designer } from './Designer.tsx'
import { createDesignerSource, type DraftReply, toDefinition } from './designer-source.ts'
import { PublishedMeanwhile } from './PublishedMeanwhile.tsx'
import { WorkflowConflict } from './WorkflowConflict.tsx'

/** One workflow as an administrator works at it: the draft that all administrators see, or else what is published. */
export function DesignerPage(props: PageProps & { policy: string; workflow: string }) {
  const { api, address, language, policy, workflow } = props
  const t = useTranslator()
  const tools = useFormTools()
  const source = useMemo(() => createDesignerSource(api, policy, workflow), [api, policy, workflow])
  const draft = useMemo(() => createDraft(source), [source])
  const activities = useLoaded(() => loadActivities(api), [language])
  useEffect(() => void draft.load(), [draft])
  useEffect(() => address.guard(() => draft.hasChanges.peek()), [address, draft])
  const { saved, value, problem, theirs } = draft.state.value
  const about = source.about.value
  const own = ['workflows', policy, workflow]
  const isReadOnly = tools.isReadOnly || about?.isPolicyGone === true

  if (!saved || !about)
    return problem ? (
      <>
        <PageHeading title={t('administration.workflows')} />
        <nav class="page-links">
          <a href={formatAddress(toAddress(['workflows'], { policy }))}>{t('administration.all-workflows')}</a>
        </nav>
        <Notice tone="warn" alert text={problem.text}>
          <Button look="second" onPress={() => void draft.load()}>
            {t('wizard.retry')}
          </Button>
        </Notice>
      </>
    ) : (
      <Skeleton label={t('wizard.loading')} />
    )
  return (
    <div class="designer-page">
      <PageHeading title={about.title} />
      <nav class="page-links">
        <a href={formatAddress(toAddress(['workflows'], { policy }))}>{t('administration.all-workflows')}</a>
        {about.published > 0 && (
          <a href={formatAddress(toAddress([...own, 'history']))}>{t('administration.history')}</a>
        )}
        <button type="button" class="link" onClick={() => downloadWorkflow(toDefinition(value))}>
          {t('administration.save-as-file')}
        </button>
      </nav>
      <DraftState about={about} language={language} />
      {problem && (
        <Notice tone="bad" alert text={problem.text}>
          {toList(problem.problems)}
        </Notice>
      )}
      <FormContext.Provider value={{ ...tools, isReadOnly }}>
        <Loading loaded={activities}>
          {(all) => {
            if (theirs)
              return (
                <WorkflowConflict
                  versions={{ base: saved.value, mine: value, theirs: theirs.value }}
                  activities={all}
                  onResolve={draft.resolve}
                />
              )
            if (!isReadOnly && about.isDraft && about.published !== about.basedOn)
              return <PublishedMeanwhile {...props} draft={draft} source={source} about={about} activities={all} />
            return <Designer {...props} draft={draft} about={about} activities={all} />
          }}
        </Loading>
      </FormContext.Provider>
    </div>
  )
}

const toList = (problems: readonly { path: string; text: string }[] = []) =>
  problems.length === 0 ? null : (
    <ul>
      {problems.map(({ path, text }) => (
        <li key={path}>{text}</li>
      ))}
    </ul>
  )

/** As it is on the page, in the form of exported workflows: any policy takes it once it is finished. */
const downloadWorkflow = (definition: Definition) =>
  downloadJson(`latchkey-${definition.id}.json`, { format: 'latchkey-workflows', version: 1, workflows: [definition] })

/** Whose draft it is, and what is published. */
function DraftState({ about, language }: { about: DraftReply; language: string }) {
  const t = useTranslator()
  const { isDraft, isPolicyGone, published, at, by } = about
  return (
    <>
      {isPolicyGone && <Notice tone="warn" text={t('administration.draft-of-deleted-policy')} />}
      <p class="entry-state">
        {published === 0
          ? t('administration.never-published')
          : t('administration.published-version', { version: published })}{' '}
        {isDraft &&
          at !== undefined &&
          t('administration.draft-by', { by: by ?? t('administration.by-terminal'), at: formatExact(at, language) })}
      </p>
    </>
  )
}
