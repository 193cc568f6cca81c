import type { z } from 'zod'
import type { FieldProblem } from '../../shared/errors.ts'

/** A remark on what an administrator wants to save. */
export type Finding = FieldProblem

/** Problems prevent saving, warnings do not. */
export interface Findings {
  problems: Finding[]
  warnings: Finding[]
}

/** One finding per issue, at its field. An issue whose message is a code (`question-not-worded`) gets that code. */
export function toFindings(error: z.ZodError, at: readonly PropertyKey[] = []): Finding[] {
  return error.issues.flatMap((issue) => {
    const path = formatPath([...at, ...issue.path])
    if (isCode(issue.message)) return [{ path, code: issue.message, ...findingValues(issue) }]
    // A key of a record: its problem is reported at the key.
    if (issue.code === 'invalid_key')
      return issue.issues.slice(0, 1).map(({ message }) => ({ path, code: findingCode(message) }))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: formatPath([...at, ...issue.path, key]), code: 'field-unknown' }))
    if (isMissing(issue)) return [{ path, code: 'value-missing' }]
    if (issue.code === 'too_small')
      return [{ path, code: tooSmall[issue.origin] ?? 'value-too-small', values: { minimum: Number(issue.minimum) } }]
    if (issue.code === 'too_big')
      return [{ path, code: tooBig[issue.origin] ?? 'value-too-large', values: { maximum: Number(issue.maximum) } }]
    return [{ path, code: 'value-invalid' }]
  })
}

/** Missing, or empty where a value is required. The message is the only part of an issue that tells missing from wrong. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_type') return issue.message.endsWith('received undefined')
  return issue.code === 'too_small' && Object.hasOwn(tooSmall, issue.origin) && Number(issue.minimum) === 1
}

const isCode = (message: string): boolean => /^[a-z]+(-[a-z]+)+$/.test(message)
const findingCode = (message: string): string => (isCode(message) ? message : 'value-invalid')

/** Values that a refinement added. */
const findingValues = (issue: z.core.$ZodIssue): Pick<Finding, 'values'> =>
  issue.code === 'custom' && issue.params ? { values: issue.params as Finding['values'] } : {}

const tooSmall: Record<string, string> = { string: 'text-too-short', array: 'list-too-short' }
const tooBig: Record<string, string> = { string: 'text-too-long', array: 'list-too-long' }

export const formatPath = (path: readonly PropertyKey[]): string => path.map(String).join('.')
