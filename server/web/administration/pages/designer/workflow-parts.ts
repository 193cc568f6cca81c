import type { Translator } from '../../../../../shared/languages/translator.ts'
import type { FieldSchema } from '../../../../../shared/wizard/page.ts'
import { isObject, type JsonObject } from '../../form/value.ts'
import { describeRule } from '../workflows/availability-words.ts'
import type { Activity, Definition } from '../workflows/load-workflows.ts'

/**
 * A workflow as parts that can be compared and chosen one by one: its texts, its rules, the order of its steps, and each setting of each step by
 * the step's key.
 */
export function toParts({ name, description, enabled, availability, activities }: Definition): JsonObject {
  // Settings came as JSON.
  const steps = activities.map(({ key, activity, settings }) => [key, { ...settings, [activityPart]: activity }])
  return {
    name,
    description,
    enabled,
    availability: availability.map((rule) => JSON.stringify(rule)),
    order: activities.map(({ key }) => key),
    steps: Object.fromEntries(steps) as JsonObject,
  }
}

/** No setting has this name: an identifier of a step has no space. */
const activityPart = 'the activity'

/** The workflow of these parts; `whole` gives what is no part. A step that was chosen without its place comes last. */
export function fromParts(parts: JsonObject, whole: Definition): Definition {
  const steps = isObject(parts.steps) ? parts.steps : {}
  const order = Array.isArray(parts.order) ? parts.order.map(String) : []
  const keys = [...order.filter((key) => key in steps), ...Object.keys(steps).filter((key) => !order.includes(key))]
  const activities = keys.flatMap((key) => {
    const step = steps[key]
    if (!isObject(step) || typeof step[activityPart] !== 'string') return []
    const { [activityPart]: activity, ...settings } = step
    return [{ key, activity, settings }]
  })
  const rules = Array.isArray(parts.availability) ? parts.availability : []
  const { name = '', description = '', enabled = false } = parts
  return {
    ...whole,
    // They are what `toParts` made of another definition.
    ...({ name, description, enabled } as Pick<Definition, 'name' | 'description' | 'enabled'>),
    availability: rules.map((rule) => JSON.parse(String(rule)) as Definition['availability'][number]),
    activities,
  }
}

/** The form of the parts of these versions, with their titles. */
export function createPartsSchema(
  t: Translator,
  versions: readonly Definition[],
  activities: readonly Activity[],
): FieldSchema & { type: 'object' } {
  const steps = new Map(versions.flatMap((version) => version.activities.map((step) => [step.key, step] as const)))
  const titleOf = (activity: string) => activities.find(({ id }) => id === activity)?.title ?? activity
  const stepTitles = Object.fromEntries([...steps].map(([key, { activity }]) => [key, titleOf(activity)]))
  const rules = versions.flatMap(({ availability }) =>
    availability.map((rule) => [JSON.stringify(rule), describeRule(t, rule, activities)] as const),
  )
  const stepSchemas = [...steps].map(([key, { activity }]): [string, FieldSchema] => {
    const { properties = {} } = activities.find(({ id }) => id === activity)?.settings ?? {}
    const own = { type: 'string', choices: Object.fromEntries(activities.map(({ id, title }) => [id, title])) } as const
    return [key, { type: 'object', title: titleOf(activity), properties: { [activityPart]: own, ...properties } }]
  })
  return {
    type: 'object',
    properties: {
      name: { control: 'words', title: t('administration.workflow-name') },
      description: { control: 'words', title: t('administration.workflow-description') },
      enabled: { type: 'boolean', title: t('administration.workflow-on') },
      availability: {
        type: 'array',
        title: t('administration.availability'),
        items: { type: 'string', choices: Object.fromEntries(rules) },
      },
      order: {
        type: 'array',
        title: t('administration.order-of-steps'),
        items: { type: 'string', choices: stepTitles },
      },
      steps: { type: 'object', title: t('administration.steps'), properties: Object.fromEntries(stepSchemas) },
    },
  }
}
