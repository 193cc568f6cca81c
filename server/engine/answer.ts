import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { ActivityContext, AnyActivity, Refusal } from '../activities/activity.ts'

type ReadResult = { accepted: true; answer: unknown } | { accepted: false; refusal: Refusal }

const emptyAnswer = z.object({})

/**
 * Parses an answer by the activity's schema, narrowed to what the page asked this person. What no page of ours could have sent (a
 * number where a text belongs) throws AppError `invalid-request`; what a person can correct is a refusal beside its field.
 */
export async function readAnswer(
  activity: AnyActivity,
  ctx: ActivityContext<unknown>,
  submitted: unknown,
): Promise<ReadResult> {
  if (!activity.page) return { accepted: true, answer: undefined }
  const broad = parseAnswer(activity.answer ?? emptyAnswer, submitted)
  if (!broad.accepted) return broad
  const { answer: narrower, actions = [] } = await activity.page(ctx)
  const isAction = actions.some((action) => isDeepStrictEqual(action.answer, submitted))
  return narrower && !isAction ? parseAnswer(narrower, submitted) : broad
}

function parseAnswer(schema: z.ZodType, submitted: unknown): ReadResult {
  const parsed = schema.safeParse(submitted)
  if (parsed.success) return { accepted: true, answer: parsed.data }
  const [refusal] = parsed.error.issues.map((issue) => toRefusal(issue, submitted))
  if (!refusal) throw new AppError('invalid-request')
  return { accepted: false, refusal }
}

function toRefusal(issue: z.core.$ZodIssue, submitted: unknown): Refusal {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'invalid_type':
      // A field missing from a form that was sent half empty; any other wrong type is not from a page of ours.
      if (field !== '' && valueAt(submitted, issue.path) === undefined) return { code: 'required', field }
      throw new AppError('invalid-request')
    case 'too_small':
      if (issue.origin !== 'string') return { code: 'not-accepted', field }
      if (issue.minimum === 1) return { code: 'required', field }
      return { code: 'too-short', field, values: { count: Number(issue.minimum) } }
    case 'too_big':
      if (issue.origin !== 'string') return { code: 'not-accepted', field }
      return { code: 'too-long', field, values: { count: Number(issue.maximum) } }
    default:
      return { code: 'not-accepted', field }
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), value)
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null
