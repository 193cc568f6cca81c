import { z } from 'zod'
import type { Words } from '../../shared/languages/words.ts'
import type { AnswerSchema, FieldSchema } from '../../shared/wizard/page.ts'
import { keyOrText } from './wording.ts'

type Json = Record<string, unknown>

/** JSON Schema that pages use, `shared/wizard/page.ts`; what else zod says about a field stays on the server. */
const kept = [
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
  'secret',
  'control',
] as const satisfies (keyof FieldSchema)[]

/** Most activities ask everybody for the same: what never changes is described once, and once in each language. */
const described = new WeakMap<z.ZodType, { schema: Json; worded: WeakMap<Words, AnswerSchema> }>()

/** An answer as its page shows it: every label worded. */
export function answerSchema(answer: z.ZodType, words: Words): AnswerSchema {
  const { schema, worded } = described.get(answer) ?? describe(answer)
  const known = worded.get(words)
  if (known) return known
  const { properties = {}, required } = wordedField(schema, words)
  const made: AnswerSchema = { type: 'object', properties, ...(required && { required }) }
  worded.set(words, made)
  return made
}

function describe(answer: z.ZodType) {
  const schema = z.toJSONSchema(answer, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Json
  const description = { schema, worded: new WeakMap<Words, AnswerSchema>() }
  described.set(answer, description)
  return description
}

function wordedField(schema: Json, words: Words): FieldSchema {
  const field: Json = Object.fromEntries(kept.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])))
  const label = (key: string) => (typeof schema[key] === 'string' ? keyOrText(words, schema[key]) : undefined)
  // `false` says that a tuple ends with its last item, which `maxItems` says as well.
  const items = (schema.items || undefined) as Json | undefined
  return {
    ...field,
    ...bounds(schema),
    ...defined({
      title: label('label') ?? label('title'),
      description: label('hint'),
      choices: schema.choices && wordedChoices(schema.choices as Record<string, string>, words),
      items: items && wordedField(items, words),
      prefixItems: (schema.prefixItems as Json[] | undefined)?.map((item) => wordedField(item, words)),
      properties: schema.properties && wordedFields(schema.properties as Record<string, Json>, words),
    }),
  }
}

const wordedFields = (fields: Record<string, Json>, words: Words) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, wordedField(field, words)]))

const wordedChoices = (choices: Record<string, string>, words: Words) =>
  Object.fromEntries(Object.entries(choices).map(([value, text]) => [value, keyOrText(words, text)]))

/** zod bounds every integer by what JavaScript can count; nobody needs to be told. */
function bounds({ minimum, maximum }: Json): Json {
  return defined({
    minimum: minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum,
    maximum: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
  })
}

const defined = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
