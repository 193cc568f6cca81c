import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { translateIfKey } from '../../shared/languages/composed-keys.ts'
import { getLanguage, type Translator } from '../../shared/languages/translator.ts'
import type { AnswerSchema, FieldSchema } from '../../shared/wizard/page.ts'
import type { ActivityContext, AnyActivity, Refusal } from '../activities/activity.ts'
import { nameCountries } from '../profiles/telephone-countries.ts'

/** JSON Schema as zod generates it from our answers, with our annotations. */
interface JsonSchema {
  items?: JsonSchema | false
  oneOf?: JsonSchema[]
  prefixItems?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  label?: string
  title?: string
  hint?: string
  choices?: Record<string, string>
  control?: string
  enum?: (string | number)[]
  minimum?: number
  maximum?: number
  [keyword: string]: unknown
}

/** Keywords that pages use as they are (`shared/wizard/page.ts`); what else zod says about a field stays on the server. */
const supportedKeywords = [
  'type',
  'const',
  'enum',
  'title',
  'description',
  'default',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'required',
  'autocomplete',
  'digits',
  'cell',
  'locked',
  'secret',
  'chosen',
  'control',
  'table',
  'unit',
] as const satisfies (keyof FieldSchema)[]

/** Most activities ask every person for the same: a schema that never changes is generated once, and translated once per language. */
const schemaCache = new WeakMap<z.ZodType, { schema: JsonSchema; translated: WeakMap<Translator, AnswerSchema> }>()

/** The JSON Schema of an answer as its page shows it, with every label translated. */
export function toAnswerSchema(answer: z.ZodType, t: Translator): AnswerSchema {
  const { schema, translated } = schemaCache.get(answer) ?? generateSchema(answer)
  const cached = translated.get(t)
  if (cached) return cached
  const { properties = {}, required } = toField(schema, t)
  const answerSchema: AnswerSchema = { type: 'object', properties, ...(required && { required }) }
  translated.set(t, answerSchema)
  return answerSchema
}

function generateSchema(answer: z.ZodType) {
  // Our annotations come through `meta`, which zod types as unknown.
  const schema = z.toJSONSchema(answer, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as JsonSchema
  const generated = { schema, translated: new WeakMap<Translator, AnswerSchema>() }
  schemaCache.set(answer, generated)
  return generated
}

function toField(schema: JsonSchema, t: Translator): FieldSchema {
  const translate = (text: string | undefined) => text && translateIfKey(t, text)
  return {
    ...omitUndefined(Object.fromEntries(supportedKeywords.map((keyword) => [keyword, schema[keyword]]))),
    ...omitUndefined({
      // zod bounds every integer by what JavaScript can count; no page needs that.
      minimum: schema.minimum === Number.MIN_SAFE_INTEGER ? undefined : schema.minimum,
      maximum: schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum,
      title: translate(schema.label) ?? translate(schema.title),
      description: translate(schema.hint),
      choices:
        schema.control === 'country'
          ? nameCountries(schema.enum ?? [], getLanguage(t))
          : schema.choices && mapValues(schema.choices, (text) => translateIfKey(t, text)),
      // `false` says that a tuple ends with its last item, which `maxItems` says as well.
      items: schema.items ? toField(schema.items, t) : undefined,
      prefixItems: schema.prefixItems?.map((item) => toField(item, t)),
      variants: schema.oneOf?.map((variant) => toField(variant, t)),
      properties: schema.properties && mapValues(schema.properties, (field) => toField(field, t)),
    }),
  }
}

const mapValues = <From, To>(values: Record<string, From>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]))

// The cast holds where undefined properties are optional, as in FieldSchema.
const omitUndefined = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

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

/** Parses what a form has sent; see `readAnswer`. */
export function parseAnswer(schema: z.ZodType, submitted: unknown): ReadResult {
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
