import { z } from 'zod'
import { translateFirst } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import { listEditableTemplates } from '../../policies/editable-templates.ts'
import { resolveText } from '../../policies/localized-text.ts'
import { parseStoredPolicy } from '../../policies/stored-policy.ts'
import { workflowDefinition } from '../../policies/workflow.ts'
import type { Reader } from '../../store/database.ts'
import { listPolicies } from '../../store/management-policies.ts'
import { listRecentVersions } from '../../store/resource-versions.ts'
import { listRecentPublications } from '../../store/workflow-versions.ts'
import { describeTemplate } from './describe-template.ts'
import type { AdminServices } from './resource.ts'

export const recentChange = z.object({
  resource: z.string(),
  id: z.string().describe('Of a workflow: its policy and its own, as in its address'),
  title: z.string(),
  version: z.int(),
  action: z.string(),
  at: z.iso.datetime(),
  by: z.string().optional().describe('Who changed it; absent: a command at the terminal, or a name that was erased'),
})

type RecentChange = z.output<typeof recentChange>

/** What was changed last, newest first: resources with versions, and workflows that an administrator published. */
export async function listRecentChanges(
  services: Pick<AdminServices, 'store' | 'policies'>,
  language: string,
  count: number,
): Promise<RecentChange[]> {
  const resources = await listChangedResources(services, language, count)
  const workflows = await listPublishedWorkflows(services.store.read, language, count)
  return [...resources, ...workflows].toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, count)
}

async function listChangedResources(
  { store: { read }, policies: current }: Pick<AdminServices, 'store' | 'policies'>,
  language: string,
  count: number,
): Promise<RecentChange[]> {
  const t = getTranslator(language)
  // What was there before versions were kept is no change.
  const changes = (await listRecentVersions(read, count)).filter(({ action }) => action !== 'before')
  const has = (resource: string) => changes.some((change) => change.resource === resource)
  const policies = has('policy') ? await listPolicies(read) : []
  const templates = has('template') ? await listEditableTemplates(current) : []
  const findTitle = ({ resource, id }: (typeof changes)[number]): string | undefined => {
    const policy = resource === 'policy' && policies.find((row) => row.id === id)
    if (policy) return parseStoredPolicy(policy).name
    const template = resource === 'template' && templates.find((one) => one.id === id)
    if (template) return Object.values(describeTemplate(template, language)).join(' · ')
    return resource === 'policy-order'
      ? t('administration.configuration.order')
      : translateFirst(t, [`settings.${id}.title`, `schedule.${id}.name`, `administration.list-${id}`])
  }
  return changes.map((change) => ({
    ...change,
    title: findTitle(change) ?? change.id,
    at: change.at.toISOString(),
    by: change.author ?? undefined,
  }))
}

async function listPublishedWorkflows(read: Reader, language: string, count: number): Promise<RecentChange[]> {
  const published = await listRecentPublications(read, count)
  return published.map(({ policy, workflow, version, definition, publishedAt, authorName }) => {
    const parsed = workflowDefinition.nullable().safeParse(JSON.parse(definition)).data
    return {
      resource: 'workflow',
      id: `${policy}/${workflow}`,
      title: parsed ? resolveText(parsed.name, language) : workflow,
      version,
      action: 'published',
      at: publishedAt.toISOString(),
      by: authorName ?? undefined,
    }
  })
}
