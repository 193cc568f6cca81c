import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { toScopeKey } from '../../directory/distinguished-name.ts'
import { listGroupConditions } from '../../policies/group-conditions.ts'
import { nameGroups } from '../../policies/name-groups.ts'
import { workflowDefinition } from '../../policies/workflow.ts'
import { completeDraft, workflowDraft } from '../../policies/workflow-draft.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { findWorkflowDraft, listWorkflowDrafts, saveWorkflowDraft } from '../../store/workflow-drafts.ts'
import { findCurrentWorkflow, unpublishedVersion, type WorkflowKey } from '../../store/workflow-versions.ts'
import { getStaffCaller, mayRead, policyEditors, policyReaders } from '../authorise.ts'
import { negotiateLanguage } from '../language.ts'
import { defineOperation, mount } from '../operation.ts'
import { ChangedMeanwhile } from '../problem.ts'
import { getStaffMember } from '../require-session.ts'
import { describeSteps } from './describe-steps.ts'
import { findProblems } from './find-problems.ts'
import {
  acceptReply,
  assertNoProblems,
  createChangeRecord,
  defineResource,
  findingsReply,
  pageQuery,
  pageReply,
  paginate,
  readIfMatch,
  translateWarnings,
  withEtag,
} from './resource.ts'
import { describeDraft, draftReply, loadDraft } from './workflow-draft-reply.ts'
import {
  maxBodyBytes,
  path,
  prepareDefinition,
  publishAndRecord,
  requireWorkflowReply,
  toWorkflowReply,
  workflowReply,
} from './workflow-reply.ts'

const caller = 'administrator'
const drafts = '/api/v1/admin/workflow-drafts'
const draft = `${path}/{policy}/{workflow}/draft` as const

const list = defineOperation({
  id: 'listWorkflowDrafts',
  method: 'get',
  path: drafts,
  summary: 'Workflows that administrators work at, also those of policies that were deleted; who saved each, and when',
  caller,
  roles: policyReaders,
  query: pageQuery.extend({ policy: z.string().max(100).optional() }),
  status: 200,
  reply: pageReply(draftReply.omit({ definition: true, supplied: true })),
})

const check = defineOperation({
  id: 'checkWorkflowDraft',
  method: 'post',
  path: `${drafts}/check`,
  summary:
    'Every problem and warning of a workflow that need not be finished, and each of its steps in words; nothing is saved',
  caller,
  roles: policyReaders,
  policy: { in: 'body', field: 'policy' },
  maxBodyBytes,
  body: z.strictObject({ policy: z.string().max(100), definition: workflowDraft }),
  status: 200,
  reply: z.object({
    problems: findingsReply.describe('What keeps it from being published'),
    warnings: findingsReply,
    steps: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        text: z.string(),
        branches: z.array(z.object({ text: z.string(), steps: z.array(z.string()) })).optional(),
      }),
    ),
  }),
})

const get = defineOperation({
  id: 'getWorkflowDraft',
  method: 'get',
  path: draft,
  summary:
    'What an administrator works at: the saved draft, or else the published version with the version 0 or that of the last draft',
  caller,
  roles: policyReaders,
  policy: { in: 'params', field: 'policy' },
  status: 200,
  reply: draftReply,
  errors: ['not-found'],
})

const save = defineOperation({
  id: 'saveWorkflowDraft',
  method: 'put',
  path: draft,
  summary: 'Saves a workflow without publishing it; If-Match names the draft, 0 for a first one',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  maxBodyBytes,
  body: acceptReply(z.strictObject({ basedOn: z.int().min(0), definition: workflowDraft }), draftReply),
  ifMatch: true,
  status: 200,
  reply: draftReply,
})

const discard = defineOperation({
  id: 'discardWorkflowDraft',
  method: 'delete',
  path: draft,
  summary: 'Discards the draft; what is published stays',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  ifMatch: true,
  status: 204,
  errors: ['not-found'],
})

const publish = defineOperation({
  id: 'publishWorkflowDraft',
  method: 'post',
  path: `${draft}/publish`,
  summary:
    'Publishes the draft as a version, unless another one was published since it was made; runs under way finish on theirs',
  caller,
  roles: policyEditors,
  policy: { in: 'params', field: 'policy' },
  ifMatch: true,
  status: 200,
  reply: workflowReply.extend({ warnings: findingsReply }),
  errors: ['not-found', 'conflict', 'settings-refused'],
})

export const workflowDraftsResource = defineResource({
  operations: [list, check, get, save, discard, publish],
  routes(app, services) {
    const { store, activities, directory } = services

    mount(app, list, async (context, { query: { policy, ...page } }) => {
      const caller = getStaffCaller(context)
      const rows = (await listWorkflowDrafts(store.read, policy)).filter((row) => mayRead(caller, row.policy))
      const { items, ...rest } = paginate(rows, ({ policy, workflow }) => `${policy}/${workflow}`, page)
      const language = negotiateLanguage(context)
      const described = await Promise.all(items.map((row) => describeDraft(services, row, row, language)))
      return context.reply({ ...rest, items: described.flatMap((one) => one ?? []) })
    })

    mount(app, check, async (context, { body: { policy, definition: typed } }) => {
      const language = negotiateLanguage(context)
      const { signal } = context.req.raw
      const complete = completeDraft(typed)
      const { problems, warnings } = complete.definition
        ? await findProblems(services, complete.definition, { policy, signal })
        : { problems: complete.problems, warnings: [] }
      const names = await nameGroups(
        directory,
        listGroupConditions(typed).map(({ entry }) => entry),
        signal,
      )
      const steps = describeSteps(typed, {
        activities,
        language,
        t: getTranslator(language),
        nameOfGroup: (group) => names.get(toScopeKey(group)) ?? group,
      })
      return context.reply({
        problems: translateWarnings(context, problems),
        warnings: translateWarnings(context, warnings),
        steps,
      })
    })

    mount(app, get, async (context, { params }) =>
      context.reply(withEtag(context, await loadDraft(services, params, negotiateLanguage(context)))),
    )

    mount(app, save, async (context, { params, body: { basedOn: named, definition } }) => {
      const expectedVersion = readIfMatch(context)
      if (!(await findPolicy(store.read, params.policy))) assertNoProblems([{ path: 'policy', code: 'policy-unknown' }])
      const current = await findCurrentWorkflow(store.read, params)
      const published = current && toWorkflowReply(current)
      const isMoved = published && published.definition.site !== definition.site
      const isIdentifier = workflowDefinition.shape.id.safeParse(params.workflow).success
      assertNoProblems([
        ...(definition.id === params.workflow && isIdentifier
          ? []
          : [{ path: 'definition.id', code: 'identifier-invalid' }]),
        ...(isMoved ? [{ path: 'definition.site', code: 'value-invalid' }] : []),
      ])
      // A new workflow may take the place of one that was withdrawn.
      const basedOn = named === unpublishedVersion && current && !published ? current.version : named
      await write(
        context,
        params,
        { basedOn, definition: JSON.stringify(definition) },
        { expectedVersion, action: 'draft-saved' },
      )
      return context.reply(withEtag(context, await loadDraft(services, params, negotiateLanguage(context))))
    })

    mount(app, discard, async (context, { params }) => {
      const expectedVersion = readIfMatch(context)
      const row = await findWorkflowDraft(store.read, params)
      if (!row || row.definition === null) throw new AppError('not-found')
      const { basedOn } = row
      await write(context, params, { basedOn, definition: null }, { expectedVersion, action: 'draft-discarded' })
      return context.reply()
    })

    mount(app, publish, async (context, { params }) => {
      const version = readIfMatch(context)
      const row = await findWorkflowDraft(store.read, params)
      if (!row || row.definition === null) throw new AppError('not-found')
      if (row.version !== version) throw await changedMeanwhile(context, params)
      if (!(await findPolicy(store.read, params.policy))) assertNoProblems([{ path: 'policy', code: 'policy-unknown' }])
      const complete = completeDraft(workflowDraft.parse(JSON.parse(row.definition)))
      if (!complete.definition) {
        assertNoProblems(complete.problems)
        throw new AppError('unexpected')
      }
      const before = await findCurrentWorkflow(store.read, params)
      const { definition, warnings } = await prepareDefinition(services, context, complete.definition, {
        before: before && toWorkflowReply(before)?.definition,
      })
      const published = await store.transaction(async (tx) => {
        const done = await publishAndRecord(services, context, tx, {
          ...params,
          definition: JSON.stringify(definition),
          action: 'published',
          expectedVersion: row.basedOn,
        })
        // Another version was published since the draft was made: both are compared first.
        if (!done) throw new AppError('conflict')
        const { basedOn, author } = row
        if (!(await saveWorkflowDraft(tx, { ...params, basedOn, author, definition: null }, version)))
          throw new AppError('conflict')
        return done
      })
      services.policies.invalidate()
      const saved = { ...requireWorkflowReply(published), warnings: translateWarnings(context, warnings) }
      return context.reply(withEtag(context, saved))
    })

    /** Saves or discards over the expected version, with an audit record; throws 412 with the draft that is there when another write was first. */
    async function write(
      context: Parameters<typeof readIfMatch>[0],
      { policy, workflow }: WorkflowKey,
      content: { basedOn: number; definition: string | null },
      { expectedVersion, action }: { expectedVersion: number; action: string },
    ): Promise<void> {
      const author = getStaffMember(context).id
      const isSaved = await store.transaction(async (tx) => {
        if (!(await saveWorkflowDraft(tx, { policy, workflow, author, ...content }, expectedVersion))) return false
        const change = { resource: 'workflow-draft', policy, id: workflow, action, version: expectedVersion + 1 }
        await services.audit.append(tx, createChangeRecord(context, change))
        return true
      })
      if (!isSaved) throw await changedMeanwhile(context, { policy, workflow })
    }

    const changedMeanwhile = async (context: Parameters<typeof readIfMatch>[0], key: WorkflowKey) =>
      new ChangedMeanwhile(await loadDraft(services, key, negotiateLanguage(context)))
  },
})
