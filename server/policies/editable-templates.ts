import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { settingName, storedOverrides } from '../notifications/mail-texts.ts'
import type { AnyTemplate } from '../notifications/template.ts'
import { templates } from '../notifications/templates/index.ts'
import { type TextOverrides, textOverridesFor } from '../notifications/text-override.ts'
import type { Reader } from '../store/database.ts'
import { absentSetting, getSetting } from '../store/settings.ts'
import { toFindings } from './findings.ts'
import type { Policies } from './policies.ts'
import { predefinedWorkflows } from './predefined/index.ts'

/** A template whose texts an administrator may change: `workflow-failed` for all workflows, `workflow-failed.register` for one. */
export interface EditableTemplate {
  id: string
  template: AnyTemplate
  workflow?: string
}

/** By id: the general template, then those of single workflows. */
export const listEditableTemplates = async (policies: Pick<Policies, 'listWorkflowIds'>): Promise<EditableTemplate[]> =>
  describeTemplates([...(await policies.listWorkflowIds())])

/** The same where these workflows are published beside the predefined ones. */
export function describeTemplates(published: readonly string[]): EditableTemplate[] {
  const workflows = [...new Set([...predefinedWorkflows.map(({ id }) => id), ...published])]
  const all = templates.flatMap((template): EditableTemplate[] => [
    { id: template.id, template },
    ...(template.perWorkflow
      ? workflows.map((workflow) => ({ id: `${template.id}.${workflow}`, template, workflow }))
      : []),
  ])
  return all.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Throws AppError `not-found`. */
export async function loadEditableTemplate(
  policies: Pick<Policies, 'listWorkflowIds'>,
  id: string,
): Promise<EditableTemplate> {
  const found = (await listEditableTemplates(policies)).find((template) => template.id === id)
  if (!found) throw new AppError('not-found')
  return found
}

/** The administrators' own texts and their version; null: reset, or never written. */
export async function loadStoredWordings(
  reader: Reader,
  id: string,
): Promise<{ own: TextOverrides | null; version: number }> {
  const stored = await getSetting(reader, settingName(id))
  return { own: storedOverrides.parse(stored?.value ?? null), version: stored?.version ?? absentSetting }
}

/** Checks texts as they were sent. Throws AppError `settings-refused` with everything that is wrong, at its place. */
export function parseWordings(
  { template }: EditableTemplate,
  sent: Record<string, unknown>,
): z.output<ReturnType<typeof textOverridesFor>> {
  const read = textOverridesFor(template).safeParse(sent)
  if (!read.success) throw new AppError('settings-refused', { problems: toFindings(read.error, ['wordings']) })
  return read.data
}
