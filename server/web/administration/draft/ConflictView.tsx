import { useState } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { describeValue, readPart } from '../form/parts.ts'
import type { JsonObject } from '../form/value.ts'
import { useValueWords } from '../form/value-words.ts'
import { compareSides, mergeSides, type Side, type Versions } from './merge.ts'

interface ConflictViewProps {
  schema: FieldSchema
  versions: Versions
  onResolve(merged: JsonObject): void
}

/** Two administrators changed the same resource: both versions side by side, part by part; one of the two is taken for each. */
export function ConflictView({ schema, versions, onResolve }: ConflictViewProps) {
  const t = useTranslator()
  const words = useValueWords()
  const parts = compareSides(schema, versions)
  const [chosen, choose] = useState<ReadonlyMap<string, Side>>(
    () => new Map(parts.map(({ path, changedBy }) => [path, changedBy === 'theirs' ? 'theirs' : 'mine'])),
  )
  return (
    <section class="conflict">
      <Notice tone="warn" alert text={t('administration.changed-meanwhile')} />
      {parts.map((part) => (
        <fieldset key={part.path} class="field field-group">
          <legend class="field-label">{part.titles.join(' · ')}</legend>
          <div class="side-by-side">
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side} class="option compared">
                <input
                  type="radio"
                  name={part.path}
                  checked={chosen.get(part.path) === side}
                  onChange={() => choose(new Map(chosen).set(part.path, side))}
                />
                <span>
                  <span class="compared-side">
                    {side === 'mine' ? t('administration.mine') : t('administration.theirs')}
                  </span>
                  <span class="value">{describeValue(part.schema, readPart(part, versions[side]), words)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div class="draft-bar">
        <Button look="primary" onPress={() => onResolve(mergeSides(chosen, versions))}>
          {t('administration.take-chosen')}
        </Button>
      </div>
    </section>
  )
}
