import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { isMessageKey } from '../../../shared/languages/composed-keys.ts'
import { catalogues } from '../../../shared/languages/translator.ts'
import { type LocalizedText, resolveText } from '../../policies/localized-text.ts'
import { workflowDraft } from '../../policies/workflow-draft.ts'
import { findPolicy } from '../../store/management-policies.ts'
import { findWorkflowDraft, unsavedDraft, type WorkflowDraft } from '../../store/workflow-drafts.ts'
import { findCurrentWorkflow, unpublishedVersion, type WorkflowKey } from '../../store/workflow-versions.ts'
import type { AdminServices } from './resource.ts'
import { isPredefined, toWorkflowReply } from './workflow-reply.ts'

const texts = z.record(z.string(), z.string())

export const draftReply = z.object({
  policy: z.string(),
  id: z.string(),
  version: z.int().describe('Of the draft; also when it was published or discarded, and 0 when there never was one'),
  isDraft: z.boolean().describe('Something is saved that is not published'),
  basedOn: z.int().describe('The published version that it was made from; 0: none'),
  published: z.int().describe('The version that is published now; 0: none'),
  isPolicyGone: z.boolean().describe('The policy was deleted: the draft can only be read and discarded'),
  predefined: z.boolean(),
  at: z.iso.datetime().optional(),
  by: z.string().optional(),
  title: z.string().describe('Its name in the requested language'),
  supplied: z
    .object({ name: texts.optional(), description: texts.optional() })
    .describe('By language, where the text comes with the product'),
  definition: workflowDraft,
})
export type DraftReply = z.output<typeof draftReply>

/** What an administrator works at. Throws AppError `not-found` where there is neither a draft nor a published version. */
export async function loadDraft(services: AdminServices, key: WorkflowKey, language: string): Promise<DraftReply> {
  const row = await findWorkflowDraft(services.store.read, key)
  const reply = await describeDraft(services, key, row, language)
  if (!reply) throw new AppError('not-found')
  return reply
}

export async function describeDraft(
  { store }: AdminServices,
  { policy, workflow }: WorkflowKey,
  row: WorkflowDraft | undefined,
  language: string,
): Promise<DraftReply | undefined> {
  const current = await findCurrentWorkflow(store.read, { policy, workflow })
  const published = current && toWorkflowReply(current)
  const isDraft = row !== undefined && row.definition !== null
  const definition = isDraft ? workflowDraft.parse(JSON.parse(row.definition ?? '')) : published?.definition
  if (!definition) return undefined
  const publishedVersion = current?.version ?? unpublishedVersion
  return {
    policy,
    id: workflow,
    version: row?.version ?? unsavedDraft,
    isDraft,
    basedOn: isDraft ? row.basedOn : publishedVersion,
    published: publishedVersion,
    isPolicyGone: !(await findPolicy(store.read, policy)),
    predefined: isPredefined(workflow),
    ...(isDraft && { at: row.savedAt.toISOString(), by: row.authorName ?? undefined }),
    title: resolveText(definition.name, language) || workflow,
    supplied: { name: listSupplied(definition.name), description: listSupplied(definition.description) },
    definition,
  }
}

/** By language, if the text is a key of the catalogue. */
const listSupplied = (own: LocalizedText) =>
  typeof own === 'string' && isMessageKey(own)
    ? Object.fromEntries(Object.keys(catalogues).map((language) => [language, resolveText(own, language)]))
    : undefined
