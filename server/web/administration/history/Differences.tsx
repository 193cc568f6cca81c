import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { describeValue, listDifferences, readPart } from '../form/parts.ts'
import type { JsonObject } from '../form/value.ts'
import { useValueWords } from '../form/value-words.ts'

/** Two versions, and the form in which they are compared. */
export interface Compared {
  schema: FieldSchema
  before: JsonObject
  after: JsonObject
}

export type Compare = (before: JsonObject, after: JsonObject) => Compared

/** What differs between two versions, part by part: how it was, and how it is. */
export function Differences({ schema, before, after }: Compared) {
  const t = useTranslator()
  const words = useValueWords()
  const parts = listDifferences(schema, before, after)
  if (parts.length === 0) return <p>{t('administration.no-difference')}</p>
  return (
    <dl class="differences">
      {parts.map((part) => (
        <div key={part.path}>
          <dt>{part.titles.join(' · ')}</dt>
          <dd>
            <del>{describeValue(part.schema, readPart(part, before), words)}</del>
            <ins>{describeValue(part.schema, readPart(part, after), words)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
