import { nameActivity, translateFirst } from '../../../shared/languages/composed-keys.ts'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import type { AuditEventName } from '../../audit/events.ts'
import type { ReadableEvent } from '../../audit/readable-events.ts'
import { findActor } from '../../audit/search-events.ts'
import { resolveText } from '../../policies/localized-text.ts'
import type { Policies } from '../../policies/policies.ts'

export interface AuditWords {
  t: Translator
  /** Of workflows, by their ids. */
  workflows: ReadonlyMap<string, string>
  /** Of people who acted, by their ids. */
  names: ReadonlyMap<string, string>
}

/** Names of workflows that are offered now; others keep their ids. */
export async function nameWorkflows(
  policies: Pick<Policies, 'listWorkflows'>,
  language: string,
): Promise<Map<string, string>> {
  const offered = [await policies.listWorkflows('self-service'), await policies.listWorkflows('helpdesk')].flat()
  return new Map(offered.map(({ id, name }) => [id, resolveText(name, language)]))
}

export const titleOf = (t: Translator, event: string): string =>
  t(`audit-events.${event as AuditEventName}` satisfies MessageKey)

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The parts of an event's data that have names: the workflow, the step, the way, and why. */
function nameParts({ data }: ReadableEvent, { t, workflows }: Pick<AuditWords, 't' | 'workflows'>) {
  const [workflow, activity, method] = [textOf(data.workflow), textOf(data.activity), textOf(data.method)]
  const code = textOf(data.code) ?? textOf(data.why)
  return {
    workflow: workflow && (workflows.get(workflow) ?? workflow),
    activity: activity && nameActivity(t, activity),
    way: method && (translateFirst(t, [`activities.authentication-methods.${method}`]) ?? method),
    reason: code && (describeCode(t, code) ?? code),
  }
}

/** What an event is about, in the words of people: the step, the way, why. */
export function describeDetail(event: ReadableEvent, words: AuditWords): string | undefined {
  const { workflow, activity, way, reason } = nameParts(event, words)
  return [workflow, activity, way, reason].filter((part) => part).join(' · ') || undefined
}

/** One event of a run as a sentence. */
export function tellStep(event: ReadableEvent, words: AuditWords): string {
  const { t, names } = words
  const { workflow = '', activity: step = '', way, reason = '' } = nameParts(event, words)
  const person = event.person?.name ?? t('audit-steps.somebody')
  const operator = names.get(findActor(event) ?? '')
  switch (event.event) {
    case 'run-started':
      return operator
        ? t('audit-steps.started-for', { operator, person, workflow })
        : t('audit-steps.started', { person, workflow })
    case 'activity-succeeded':
      if (event.data.result === 'restart') return t('audit-steps.restarted')
      return way ? t('audit-steps.succeeded-by', { step, way }) : t('audit-steps.succeeded', { step })
    case 'activity-failed':
      return t('audit-steps.failed', { step, reason })
    case 'run-done':
      return t('audit-steps.done')
    case 'run-stopped':
      return t('audit-steps.stopped', { reason })
    default:
      return titleOf(t, event.event)
  }
}

/** Its text where that needs no values, which the audit does not keep. */
export function describeCode(t: Translator, code: string): string | undefined {
  try {
    return translateFirst(t, [`problems.${code}`, `stopped.${code}`])
  } catch {
    return undefined
  }
}
