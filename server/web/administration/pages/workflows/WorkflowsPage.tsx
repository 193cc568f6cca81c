import { useState } from 'preact/hooks'
import { Button } from '../../../../../shared/ui/Button.tsx'
import { ConfirmDialog } from '../../../../../shared/ui/ConfirmDialog.tsx'
import { Notice } from '../../../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Reply, RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import { toAddress } from '../../address.ts'
import { fieldId } from '../../form/field-parts.tsx'
import { useFormTools } from '../../form/form-context.ts'
import { Loading, useLoaded } from '../../loading.tsx'
import type { PageProps } from '../../section.ts'
import { DraftList } from './DraftList.tsx'
import { downloadJson } from './download.ts'
import { findFreeId } from './free-id.ts'
import { ImportWorkflows } from './ImportWorkflows.tsx'
import {
  type DraftEntry,
  loadActivities,
  loadDrafts,
  loadPolicies,
  loadTogether,
  loadWorkflows,
  type Workflow,
} from './load-workflows.ts'
import { NewWorkflow } from './NewWorkflow.tsx'
import { PolicyChoice } from './PolicyChoice.tsx'
import { WorkflowEntry } from './WorkflowEntry.tsx'

const sites = ['self-service', 'helpdesk'] as const

/** Ids of the fields that the links at the top lead to. */
const targets = { 'new-name': fieldId('new-name'), file: 'workflows-file' }

/** The workflows of one policy: who sees them, their steps, and the drafts of all administrators. */
export function WorkflowsPage(props: PageProps & { policy: string }) {
  const { api, address, language, policy } = props
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const [problem, setProblem] = useState<RequestProblem>()
  const [announced, announce] = useState('')
  const [asked, ask] = useState<Workflow>()
  const [discarded, askToDiscard] = useState<DraftEntry>()
  const loaded = useLoaded(
    () =>
      loadTogether({
        policies: loadPolicies(api),
        activities: loadActivities(api),
        workflows: loadWorkflows(api, policy),
        drafts: loadDrafts(api),
      }),
    [policy, language],
  )

  /** The list is loaded again after a failure, too: it may have come from another administrator's change. */
  function follow(reply: Reply<unknown>, done: string): void {
    setProblem(reply.ok ? undefined : reply.problem)
    announce(reply.ok ? done : '')
    loaded.reload()
  }

  async function switchOnOrOff({ id, version, title, definition }: Workflow): Promise<void> {
    const enabled = !definition.enabled
    const reply = await api('PUT /api/v1/admin/workflows/{policy}/{workflow}', {
      params: { policy, workflow: id },
      version,
      body: { definition: { ...definition, enabled } },
    })
    follow(reply, t('administration.workflow-switched', { name: title, to: enabled ? 'on' : 'off' }))
  }

  async function copy({ id, title, definition }: Workflow, taken: readonly Workflow[]): Promise<void> {
    const own = findFreeId(
      `${id}-2`,
      taken.map((one) => one.id),
    )
    const name = t('administration.clone-of', { name: title })
    const reply = await api('POST /api/v1/admin/workflows', {
      body: { policy, definition: { ...definition, id: own, name, enabled: false } },
    })
    follow(reply, t('administration.workflow-copied', { name }))
  }

  async function exportFile(workflows?: string): Promise<void> {
    const reply = await api('GET /api/v1/admin/workflows/export', {
      query: { policy, ...(workflows !== undefined && { workflows }) },
    })
    setProblem(reply.ok ? undefined : reply.problem)
    if (reply.ok) downloadJson(`latchkey-${workflows ?? 'workflows'}.json`, reply.value)
  }

  async function remove({ id, version, title }: Workflow): Promise<void> {
    ask(undefined)
    const params = { policy, workflow: id }
    const reply = await api('DELETE /api/v1/admin/workflows/{policy}/{workflow}', { params, version })
    follow(reply, t('administration.deleted', { name: title }))
  }

  async function discard({ policy: of, id, version, title }: DraftEntry): Promise<void> {
    askToDiscard(undefined)
    const params = { policy: of, workflow: id }
    const reply = await api('DELETE /api/v1/admin/workflows/{policy}/{workflow}/draft', { params, version })
    follow(reply, t('administration.draft-discarded', { name: title }))
  }

  return (
    <>
      <PageHeading title={t('administration.workflows')} />
      <p class="page-text">{t('administration.workflows-text')}</p>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      <Loading loaded={loaded}>
        {({ policies, activities, workflows, drafts }) => (
          <>
            {!isReadOnly && (
              <div class="page-links">
                {/* Below a long list they are far away for a keyboard. */}
                {(['new-name', 'file'] as const).map((target) => (
                  <button
                    key={target}
                    type="button"
                    class="link"
                    onClick={() => document.getElementById(targets[target])?.focus()}
                  >
                    {target === 'file' ? t('administration.import') : t('administration.new-workflow')}
                  </button>
                ))}
              </div>
            )}
            <PolicyChoice
              policies={policies}
              chosen={policy}
              onChoose={(id) => address.open(toAddress(['workflows'], { policy: id }), 'replace')}
            />
            <DraftList
              drafts={drafts.filter((draft) => draft.policy === policy || draft.isPolicyGone)}
              language={language}
              onDiscard={askToDiscard}
            />
            {sites.map((site) => (
              <section key={site}>
                <h2 class="section-title">{t(`administration.site-${site}`)}</h2>
                <ul class="entries">
                  {workflows
                    .filter(({ definition }) => definition.site === site)
                    .map((workflow) => (
                      <WorkflowEntry
                        key={workflow.id}
                        workflow={workflow}
                        activities={activities}
                        onSwitch={() => void switchOnOrOff(workflow)}
                        onCopy={() => void copy(workflow, workflows)}
                        onExport={() => void exportFile(workflow.id)}
                        onDelete={() => ask(workflow)}
                      />
                    ))}
                </ul>
              </section>
            ))}
            <div class="buttons">
              <Button look="second" onPress={() => void exportFile()}>
                {t('administration.export-workflows')}
              </Button>
            </div>
            {!isReadOnly && (
              <>
                <NewWorkflow
                  {...props}
                  policy={policy}
                  workflows={workflows}
                  drafts={drafts.flatMap((draft) => (draft.policy === policy ? draft.id : []))}
                />
                <ImportWorkflows api={api} policy={policy} onImported={loaded.reload} />
              </>
            )}
          </>
        )}
      </Loading>
      <span class="only-read" role="status">
        {announced}
      </span>
      {asked && (
        <ConfirmDialog
          title={t('administration.delete-policy-title', { name: asked.title })}
          text={t('administration.delete-workflow-text')}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.delete', { name: asked.title })}
          onKeep={() => ask(undefined)}
          onConfirm={() => void remove(asked)}
        />
      )}
      {discarded && (
        <ConfirmDialog
          title={t('administration.discard-draft-title', { name: discarded.title })}
          text={t('administration.discard-draft-text')}
          keepLabel={t('administration.keep')}
          confirmLabel={t('administration.discard-draft', { name: discarded.title })}
          onKeep={() => askToDiscard(undefined)}
          onConfirm={() => void discard(discarded)}
        />
      )}
    </>
  )
}
