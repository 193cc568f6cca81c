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
    if (isCode(issue.message)) return [{ path, code: issue.message, ...valuesOf(issue) }]
    // A name in a record: what is wrong with it is told at it.
    if (issue.code === 'invalid_key')
      return issue.issues.slice(0, 1).map(({ message }) => ({ path, code: codeOf(message) }))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pathOf([...at, ...issue.path, key]), code: 'field-unknown' }))
    if (isMissing(issue)) return [{ path, code: 'value-missing' }]
    if (issue.code === 'too_small')
      return [{ path, code: tooSmall[issue.origin] ?? 'value-too-small', values: { minimum: Number(issue.minimum) } }]
    if (issue.code === 'too_big')
      return [{ path, code: tooBig[issue.origin] ?? 'value-too-large', values: { maximum: Number(issue.maximum) } }]
    return [{ path, code: 'value-invalid' }]
  })
}

/** Not there at all, or empty where something has to be. Of what came instead an issue holds nothing but this. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_type') return issue.message.endsWith('received undefined')
  return issue.code === 'too_small' && Object.hasOwn(tooSmall, issue.origin) && Number(issue.minimum) === 1
}

const isCode = (message: string): boolean => /^[a-z]+(-[a-z]+)+$/.test(message)
const codeOf = (message: string): string => (isCode(message) ? message : 'value-invalid')

/** What the refinement that found it says of it. */
const valuesOf = (issue: z.core.$ZodIssue): Pick<Finding, 'values'> =>
  issue.code === 'custom' && issue.params ? { values: issue.params as Finding['values'] } : {}

const tooSmall: Record<string, string> = { string: 'text-too-short', array: 'list-too-short' }
const tooBig: Record<string, string> = { string: 'text-too-long', array: 'list-too-long' }

export const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')
