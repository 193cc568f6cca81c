import type { Context } from 'hono'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { settingOf, storedWordings } from '../../notifications/mail-words.ts'
import { type OwnWordings, ownWordings } from '../../notifications/own-wording.ts'
import type { AnyTemplate } from '../../notifications/template.ts'
import { templates } from '../../notifications/templates/index.ts'
import { findingsOf } from '../../policies/findings.ts'
import { predefinedWorkflows } from '../../policies/predefined/index.ts'
import { withdrawn } from '../../policies/workflow.ts'
import type { Reader } from '../../store/database.ts'
import { absentSetting, getSetting } from '../../store/settings.ts'
import { currentWorkflows } from '../../store/workflow-versions.ts'

/** A template that an administrator may word: `workflow-failed` for all workflows, `workflow-failed.register` for one. */
export interface Worded {
  id: string
  template: AnyTemplate
  workflow?: string
}

/** By id, the general one before those of single workflows. */
export async function wordedTemplates(reader: Reader): Promise<Worded[]> {
  const current = await currentWorkflows(reader)
  const published = current.filter(({ definition }) => definition !== withdrawn).map(({ workflow }) => workflow)
  const workflows = [...new Set([...predefinedWorkflows.map(({ id }) => id), ...published])]
  const all = templates.flatMap((template): Worded[] => [
    { id: template.id, template },
    ...(template.perWorkflow
      ? workflows.map((workflow) => ({ id: `${template.id}.${workflow}`, template, workflow }))
      : []),
  ])
  return all.sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The template that the path names. Throws AppError `not-found`. */
export async function wordedOf(reader: Reader, context: Context): Promise<Worded> {
  const found = (await wordedTemplates(reader)).find(({ id }) => id === context.req.param('id'))
  if (!found) throw new AppError('not-found')
  return found
}

/** What administrators wrote, and its version; null: they took it back, or wrote nothing. */
export async function storedWords(reader: Reader, id: string): Promise<{ own: OwnWordings | null; version: number }> {
  const stored = await getSetting(reader, settingOf(id))
  return { own: storedWordings.parse(stored?.value ?? null), version: stored?.version ?? absentSetting }
}

/** Words as they were sent. Throws AppError `settings-refused` with everything that they cannot say, and where. */
export function readWordings(
  { template }: Worded,
  sent: Record<string, unknown>,
): z.output<ReturnType<typeof ownWordings>> {
  const read = ownWordings(template).safeParse(sent)
  if (!read.success) throw new AppError('settings-refused', { problems: findingsOf(read.error, ['wordings']) })
  return read.data
}
