import { useState } from 'preact/hooks'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { describeValue, listDifferences, listParts, readPart } from '../form/parts.ts'
import type { JsonObject } from '../form/value.ts'
import { useValueWords } from '../form/value-words.ts'

/** Two versions, and the form in which they are compared. */
export interface Compared {
  schema: FieldSchema
  before: JsonObject
  after: JsonObject
}

export type Compare = (before: JsonObject, after: JsonObject) => Compared

/** What differs between two versions, part by part: how it was beside how it is; at a press both versions whole. */
export function Differences({ schema, before, after }: Compared) {
  const t = useTranslator()
  const words = useValueWords()
  const [isWhole, showWhole] = useState(false)
  const parts = listParts(schema)
  const different = new Set(listDifferences(schema, before, after).map(({ path }) => path))
  return (
    <>
      {different.size === 0 && <p>{t('administration.no-difference')}</p>}
      <label class="option">
        <input type="checkbox" checked={isWhole} onChange={({ currentTarget }) => showWhole(currentTarget.checked)} />
        <span>{t('administration.whole-versions')}</span>
      </label>
      <dl class="differences">
        {parts
          .filter(({ path }) => isWhole || different.has(path))
          .map((part) => {
            const [was, is] = [before, after].map((version) =>
              describeValue(part.schema, readPart(part, version), words),
            )
            return (
              <div key={part.path}>
                <dt>{part.titles.join(' · ')}</dt>
                <dd>
                  {different.has(part.path) ? (
                    <>
                      <del>{was}</del>
                      <ins>{is}</ins>
                    </>
                  ) : (
                    [was, is].map((text, index) => (
                      <span key={index} class="value">
                        {text}
                      </span>
                    ))
                  )}
                </dd>
              </div>
            )
          })}
      </dl>
    </>
  )
}
