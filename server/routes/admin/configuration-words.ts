import { translateIfKey } from '../../../shared/languages/composed-keys.ts'
import { getTranslator } from '../../../shared/languages/translator.ts'
import type { FieldSchema } from '../../../shared/wizard/page.ts'
import type { Change } from '../../configuration-document/section.ts'
import { toAnswerSchema } from '../../engine/answer-schema.ts'
import { resolveText } from '../../policies/localized-text.ts'
import { managementPolicyDefinition } from '../../policies/management-policy.ts'
import { settings } from '../../policies/settings.ts'
import { jobSettings } from '../../schedule/job-settings.ts'
import { jobDefinitions } from '../../schedule/jobs/index.ts'
import { createValueWords, describeValue, listDifferences, readPart } from '../../web/administration/form/parts.ts'
import { isObject, type Json } from '../../web/administration/form/value.ts'

/** One change of an import as people read it, with the labels of the forms. */
export interface DescribedChange {
  resource: Change['resource']
  id: string
  name: string
  action: Change['action']
  /** What differs; of a new resource what is not as by default, of a deleted one nothing. */
  parts: { title: string; before: string; after: string }[]
}

export function describeChange(change: Change, language: string): DescribedChange {
  const { resource, id, action } = change
  return { resource, id, name: findName(change, language), action, parts: describeParts(change, language) }
}

function findName({ resource, id, name, before, after }: Change, language: string): string {
  const t = getTranslator(language)
  if (resource === 'settings') return translateIfKey(t, `settings.${id}.title`)
  if (resource === 'job') return translateIfKey(t, `schedule.${id}.name`)
  if (resource === 'policy-order') return t('administration.configuration.order')
  const workflow = (after ?? before) as { name?: Parameters<typeof resolveText>[0] }
  return resource === 'workflow' && workflow.name ? resolveText(workflow.name, language) : (name ?? id)
}

function describeParts(change: Change, language: string): DescribedChange['parts'] {
  const t = getTranslator(language)
  const words = createValueWords(t)
  if (change.action === 'deleted') return []
  const schema = findForm(change, language)
  // What a document holds is JSON.
  const [before, after] = [change.before, change.after] as [Json | undefined, Json | undefined]
  if (!schema) return listLeafDifferences(before, after, words.none)
  return listDifferences(schema, before ?? {}, after).map((part) => ({
    title: part.titles.join(' · ') || part.path,
    before: describeValue(part.schema, readPart(part, before), words),
    after: describeValue(part.schema, readPart(part, after), words),
  }))
}

/** The form that an administrator sees for it; undefined for what has an editor of its own. */
function findForm({ resource, id }: Change, language: string): FieldSchema | undefined {
  const t = getTranslator(language)
  if (resource === 'settings') return toAnswerSchema(settings[id as keyof typeof settings], t)
  if (resource === 'policy') return toAnswerSchema(managementPolicyDefinition, t)
  const job = resource === 'job' && jobDefinitions.find((one) => one.id === id)
  if (!job) return undefined
  return toAnswerSchema(jobSettings.extend({ settings: job.settings.meta({ label: 'schedule.settings' }) }), t)
}

/** Each value that differs, by its path in the document; a step by its key. */
function listLeafDifferences(before: Json | undefined, after: Json | undefined, none: string) {
  const [earlier, later] = [listLeaves(before), listLeaves(after)]
  const paths = [...new Set([...earlier.keys(), ...later.keys()])]
  return paths
    .map((title) => ({ title, before: earlier.get(title) ?? none, after: later.get(title) ?? none }))
    .filter((part) => part.before !== part.after)
}

function listLeaves(value: Json | undefined, path = ''): Map<string, string> {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (value === undefined) return new Map()
  if (Array.isArray(value) && value.some(isObject)) {
    const keys = value.map((part, index) => (isObject(part) && typeof part.key === 'string' ? part.key : String(index)))
    return new Map([
      [path, keys.join(', ')],
      ...value.flatMap((part, index) => [...listLeaves(part, at(keys[index] ?? ''))]),
    ])
  }
  if (Array.isArray(value)) return new Map([[path, value.join(', ')]])
  if (!isObject(value)) return new Map([[path, String(value)]])
  return new Map(Object.entries(value).flatMap(([name, part]) => [...listLeaves(part, at(name))]))
}
