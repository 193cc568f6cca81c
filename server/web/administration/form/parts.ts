import type { Translator } from '../../../../shared/languages/translator.ts'
import type { DurationUnit, FieldSchema } from '../../../../shared/wizard/page.ts'
import { splitDuration } from './duration.ts'
import { isEqual, isObject, type Json, readPath } from './value.ts'

/** One part of a resource that is shown, compared and chosen as a whole. */
export interface Part {
  /** Like `helpdeskSearch.minCharacters`. */
  path: string
  schema: FieldSchema
  /** Titles of the groups that it lies in, and its own. */
  titles: string[]
}

/** The parts of a form in its order: single fields and whole lists; a group is what is in it. */
export function listParts(schema: FieldSchema, path = '', titles: string[] = []): Part[] {
  const own = schema.title === undefined ? titles : [...titles, schema.title]
  // A scope is edited list by list.
  if (!schema.properties || (schema.control && schema.control !== 'scope')) return [{ path, schema, titles: own }]
  return Object.entries(schema.properties).flatMap(([name, field]) =>
    listParts(field, path === '' ? name : `${path}.${name}`, own),
  )
}

/** The parts in which two versions differ; a missing value is its default. */
export const listDifferences = (schema: FieldSchema, before: Json | undefined, after: Json | undefined): Part[] =>
  listParts(schema).filter((part) => !isEqual(readPart(part, before), readPart(part, after)))

/** A part's value, by default that of its schema. */
export function readPart({ path, schema }: Part, whole: Json | undefined): Json | undefined {
  // Defaults are JSON, since they came as such.
  return readPath(whole, path) ?? (schema.default as Json | undefined)
}

/** Words for values that need some. */
export interface ValueWords {
  yes: string
  no: string
  none: string
  picture: string
  secret: string
  describeDuration(count: number, unit: DurationUnit): string
}

export const createValueWords = (t: Translator): ValueWords => ({
  yes: t('administration.yes'),
  no: t('administration.no'),
  none: t('administration.none'),
  picture: t('administration.a-picture'),
  secret: t('administration.a-secret'),
  describeDuration: (count, unit) => t('administration.duration', { count, unit }),
})

/** A value as a reader takes it in; lists line by line. */
export function describeValue(schema: FieldSchema, value: Json | undefined, words: ValueWords): string {
  if (value === undefined || value === null || value === '') return words.none
  if (schema.secret) return words.secret
  if (schema.control === 'picture') return words.picture
  if (schema.unit && typeof value === 'number') {
    const { count, unit } = splitDuration(value, schema.unit)
    return words.describeDuration(count, unit)
  }
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) {
    const { items = {} } = schema
    return value.map((part) => describeValue(items, part, words)).join('\n') || words.none
  }
  if (isObject(value)) {
    const { properties = {} } = schema
    return Object.entries(value)
      .map(
        ([name, part]) => `${properties[name]?.title ?? name}: ${describeValue(properties[name] ?? {}, part, words)}`,
      )
      .join('\n')
  }
  return schema.choices?.[value] ?? String(value)
}
