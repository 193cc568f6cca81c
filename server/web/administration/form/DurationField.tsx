import { ChevronDown } from 'lucide'
import { useState } from 'preact/hooks'
import { Icon } from '../../../../shared/ui/Icon.tsx'
import type { DurationUnit } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { countIn, listUnits, splitDuration } from './duration.ts'
import { type ControlProps, controlAttributes, LabelledField } from './field-parts.tsx'
import { useTyped } from './use-typed.ts'
import type { Json } from './value.ts'

/** A duration as a number and its unit; what is stored stays a number of the schema's unit. */
export function DurationField(props: ControlProps) {
  const t = useTranslator()
  const { schema, path, value, onChange } = props
  const { unit: stored = 'minutes' } = schema
  const [chosen, choose] = useState<DurationUnit>()
  const current = value ?? (schema.default as Json | undefined)
  const split = typeof current === 'number' ? splitDuration(current, stored) : { count: current ?? '', unit: stored }
  const fits = chosen && typeof current === 'number' && current % countIn(chosen, stored) === 0
  const unit = fits ? chosen : split.unit
  const count = fits ? current / countIn(chosen, stored) : split.count

  function write(typed: string, inUnit: DurationUnit): void {
    // Otherwise 24 hours would turn into 1 day while an administrator types.
    choose(inUnit)
    if (typed === '') onChange(undefined)
    // What is no number stays as it was typed: the server says so at the field.
    else onChange(/^\d+$/.test(typed) ? Number(typed) * countIn(inUnit, stored) : typed)
  }

  const field = useTyped(String(count), (typed) => write(typed, unit))
  const units = listUnits(stored)
  return (
    <LabelledField {...props}>
      <div class="duration">
        <input
          {...controlAttributes(props)}
          {...field}
          class="control short"
          type="text"
          inputMode="numeric"
          autocomplete="off"
        />
        {units.length === 1 ? (
          <span>{t(`administration.unit-${unit}`)}</span>
        ) : (
          <div class="select">
            <select
              class="control"
              name={`${path}-unit`}
              aria-label={t('administration.of-unit', { title: schema.title ?? '' })}
              value={unit}
              onChange={(event) => write(field.value.trim(), event.currentTarget.value as DurationUnit)}
            >
              {units.map((one) => (
                <option key={one} value={one} selected={one === unit}>
                  {t(`administration.unit-${one}`)}
                </option>
              ))}
            </select>
            <Icon icon={ChevronDown} />
          </div>
        )}
      </div>
    </LabelledField>
  )
}
