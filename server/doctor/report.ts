import { AppError } from '../../shared/errors.ts'
import type { Config } from '../config.ts'
import { describeError } from '../terminal-text.ts'
import { type Check, type Finding, fail, type Section } from './check.ts'

/** Runs the checks in order. A check that breaks is a failure of its own and hides no other. */
export async function runChecks<Settings = Config>(
  checks: readonly Check<Settings>[],
  config: Settings,
  signal: AbortSignal,
): Promise<Section[]> {
  const sections: Section[] = []
  for (const check of checks) {
    const { id } = check
    signal.throwIfAborted()
    try {
      sections.push(...(await check.run(config, signal)))
    } catch (error) {
      if (error instanceof AppError && error.code === 'configuration-invalid') {
        sections.push({ title: id, findings: [fail('settings', String(error.values.sentence))] })
        continue
      }
      const text = `could not be checked: ${describeError(error)}. Report this, it is a fault of Latchkey.`
      sections.push({ title: id, findings: [fail(id, text)] })
    }
  }
  return sections
}

/** For a terminal: one line per finding, with subjects and texts in columns. */
export function formatReport(sections: readonly Section[]): string {
  return `${sections.map(formatSection).join('\n\n')}\n\n${formatConclusion(sections)}`
}

function formatSection({ title, findings }: Section): string {
  const width = Math.max(18, ...findings.map(({ subject }) => subject.length))
  const format = ({ level, subject, text }: Finding) => `  ${level.padEnd(5)} ${subject.padEnd(width)}  ${text}`
  return [title, ...findings.map(format)].join('\n')
}

export const hasNoFailure = (sections: readonly Section[]): boolean => count(sections, 'FAIL') === 0

function formatConclusion(sections: readonly Section[]): string {
  const failures = count(sections, 'FAIL')
  const warnings = count(sections, 'warn')
  const counted = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  if (failures > 0)
    return `${counted(failures, 'failure')}, ${counted(warnings, 'warning')}: correct the failures first.`
  return warnings > 0 ? `No failures, ${counted(warnings, 'warning')}.` : 'Everything is in order.'
}

const count = (sections: readonly Section[], level: Finding['level']) =>
  sections.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length
