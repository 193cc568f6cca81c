import type { Finding, Section } from './check.ts'

/** Sections as a terminal shows them: one line each, what was looked at in one column, how it stands in the next. */
export function report(sections: readonly Section[]): string {
  return `${sections.map(block).join('\n\n')}\n\n${conclusion(sections)}`
}

function block({ title, findings }: Section): string {
  const width = Math.max(18, ...findings.map(({ what }) => what.length))
  const line = ({ level, what, text }: Finding) => `  ${level.padEnd(5)} ${what.padEnd(width)}  ${text}`
  return [title, ...findings.map(line)].join('\n')
}

export const isWell = (sections: readonly Section[]): boolean => count(sections, 'FAIL') === 0

function conclusion(sections: readonly Section[]): string {
  const [failures, warnings] = [count(sections, 'FAIL'), count(sections, 'warn')]
  const counted = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`
  if (failures > 0)
    return `${counted(failures, 'failure')}, ${counted(warnings, 'warning')}: put the failures right first.`
  return warnings > 0 ? `No failures, ${counted(warnings, 'warning')}.` : 'Everything is as it must be.'
}

const count = (sections: readonly Section[], level: Finding['level']) =>
  sections.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length
