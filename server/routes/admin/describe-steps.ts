import { nameActivity, translateFirst } from '../../../shared/languages/composed-keys.ts'
import type { MessageValues } from '../../../shared/languages/keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import type { AnyActivity } from '../../activities/activity.ts'
import { condition } from '../../activities/conditions/conditions.ts'
import type { WorkflowDraft } from '../../policies/workflow-draft.ts'

export interface DescribedStep {
  key: string
  title: string
  /** What happens, with the settings that matter. */
  text: string
  /** Of a step that chooses: each path, and the keys of the later steps that it takes. */
  branches?: { text: string; steps: string[] }[]
}

/** Each step in words. Settings that are not right yet are left out of them. `nameOfGroup`: for groups that are stored by SID. */
export const describeSteps = (
  { activities: steps }: WorkflowDraft,
  options: { activities: readonly AnyActivity[]; t: Translator; language: string; nameOfGroup(group: string): string },
): DescribedStep[] =>
  steps.map(({ key, activity: id, settings: typed }) => {
    const { t, activities } = options
    const title = nameActivity(t, id)
    const sentence = translateFirst(t, [`activities.${id}.sentence`]) ?? ''
    const activity = activities.find((one) => one.id === id)
    const settings = activity?.settings.safeParse(typed)
    if (!activity || !settings?.success) return { key, title, text: sentence }
    const values = toValues(settings.data, options)
    const text = translateFirst(t, [`activities.${id}.told`], values) ?? sentence
    const branches = activity
      .branches?.(settings.data)
      .map(({ path, steps: taken }) => ({ text: describeBranch(settings.data, path, options), steps: [...taken] }))
    return { key, title, text, ...(branches && { branches }) }
  })

type WordOptions = Parameters<typeof describeSteps>[1]

/** Settings as values of a text: a choice with `_` in place of `-`, ways by their names, of other lists how many. */
function toValues(settings: unknown, { t, language }: WordOptions): MessageValues {
  if (typeof settings !== 'object' || settings === null) return {}
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value === 'number') return [[name, value]]
      if (typeof value === 'string') return [[name, value.replaceAll('-', '_')]]
      if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']]
      if (!Array.isArray(value)) return []
      const methods = value.flatMap((one: { method?: unknown }) => {
        const title = translateFirst(t, [`activities.authentication-methods.${String(one?.method)}`])
        return title === undefined ? [] : [title]
      })
      return [
        [
          name,
          methods.length > 0 ? new Intl.ListFormat(language, { type: 'disjunction' }).format(methods) : value.length,
        ],
      ]
    }),
  )
}

function describeBranch(settings: unknown, path: readonly PropertyKey[], options: WordOptions): string {
  const { t, language } = options
  const [list, place] = path
  const found = (settings as Record<PropertyKey, unknown>)[list ?? '']
  const conditions = Array.isArray(found) ? (found[Number(place)] as { when?: unknown[] } | undefined)?.when : undefined
  if (!conditions) return t('conditions.otherwise')
  const words = conditions.map((one) => describeCondition(one, options))
  return t('conditions.if', { conditions: new Intl.ListFormat(language, { type: 'conjunction' }).format(words) })
}

function describeCondition(typed: unknown, { t, language, nameOfGroup }: WordOptions): string {
  const { data } = condition.safeParse(typed)
  if (!data) return t('conditions.unfinished')
  const is = data.not ? 'no' : 'yes'
  const list = (items: readonly string[]) => new Intl.ListFormat(language, { type: 'disjunction' }).format(items)
  switch (data.fact) {
    case 'group':
      return t('conditions.group', { is, groups: list(data.in.map(nameOfGroup)) })
    case 'network':
      return t('conditions.network', { is, networks: list(data.in) })
    case 'risk':
      return t('conditions.risk', { is, risk: data.atLeast })
    case 'status':
      return t('conditions.status', { is, status: data.is.replaceAll('-', '_') })
    case 'time': {
      const { from, until, timeZone } = data
      return t('conditions.time', {
        is,
        days: list(data.on.map((day) => nameDay(day, language))),
        from,
        until,
        timeZone,
      })
    }
  }
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** 5 January 1970 was a Monday. */
const nameDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(1970, 0, 5 + weekdays.indexOf(day))),
  )
