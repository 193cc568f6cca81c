import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { ActivityContext, AnyActivity, Refusal } from '../activities/activity.ts'

type Read = { accepted: true; answer: unknown } | { accepted: false; refusal: Refusal }

const nothing = z.object({})

/**
 * An answer as its activity takes it, narrowed to what the page asked this person. What no page of ours could have sent (a number
 * where a text belongs) throws AppError `invalid-request`; what a person can put right is a refusal beside its field.
 */
export async function readAnswer(
  activity: AnyActivity,
  ctx: ActivityContext<unknown>,
  submitted: unknown,
): Promise<Read> {
  if (!activity.page) return { accepted: true, answer: undefined }
  const broad = read(activity.answer ?? nothing, submitted)
  if (!broad.accepted) return broad
  const { answer: narrower, actions = [] } = await activity.page(ctx)
  const isAction = actions.some((action) => isDeepStrictEqual(action.answer, submitted))
  return narrower && !isAction ? read(narrower, submitted) : broad
}

function read(schema: z.ZodType, submitted: unknown): Read {
  const parsed = schema.safeParse(submitted)
  if (parsed.success) return { accepted: true, answer: parsed.data }
  const refusals = parsed.error.issues.map((issue) => refusalOf(issue, submitted))
  const [first] = refusals
  if (!first) throw new AppError('invalid-request')
  return { accepted: false, refusal: first }
}

function refusalOf(issue: z.core.$ZodIssue, submitted: unknown): Refusal {
  const field = issue.path.join('.')
  switch (issue.code) {
    case 'invalid_type':
      // Left out, in a form that was sent half empty; anything else of the wrong type is not from a page of ours.
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
