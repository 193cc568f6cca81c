import type { z } from 'zod'
import type { FieldProblem } from '../../shared/errors.ts'

/** Something about what an administrator wants to save. */
export type Finding = FieldProblem

/** What keeps it from being saved, and what only should be known. */
export interface Findings {
  problems: Finding[]
  warnings: Finding[]
}

/** Every issue at its field. An issue whose message is a code (`question-not-worded`) is that finding. */
export function findingsOf(error: z.ZodError, at: readonly PropertyKey[] = []): Finding[] {
  return error.issues.flatMap((issue) => {
    const path = pathOf([...at, ...issue.path])
    if (/^[a-z]+(-[a-z]+)+$/.test(issue.message)) return [{ path, code: issue.message }]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pathOf([...at, ...issue.path, key]), code: 'field-unknown' }))
    if (issue.code === 'too_small')
      return [{ path, code: tooSmall[issue.origin] ?? 'value-too-small', values: { minimum: Number(issue.minimum) } }]
    if (issue.code === 'too_big')
      return [{ path, code: tooBig[issue.origin] ?? 'value-too-large', values: { maximum: Number(issue.maximum) } }]
    return [
      { path, code: issue.code === 'invalid_type' && issue.input === undefined ? 'value-missing' : 'value-invalid' },
    ]
  })
}

const tooSmall: Record<string, string> = { string: 'text-too-short', array: 'list-too-short' }
const tooBig: Record<string, string> = { string: 'text-too-long', array: 'list-too-long' }

export const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')
