import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Strength } from '../password-policy/strength.ts'
import type { StrengthMeter } from '../password-policy/strength-meter.ts'
import { useScripted } from '../ui/scripted.ts'
import type { FieldProps } from './FieldFrame.tsx'
import { RuleList } from './RuleList.tsx'
import { SecretInput } from './SecretInput.tsx'
import { StrengthBar } from './StrengthBar.tsx'
import { SuggestButton } from './SuggestButton.tsx'

/** A new password, typed once: rules ticked while typing, and its strength as soon as the meter has arrived. */
export function NewPasswordField({ form, field }: FieldProps) {
  const measure = useStrengthMeter()
  const scripted = useScripted()
  const strength = useSignal<Strength | undefined>(undefined)
  const [suggested, setSuggested] = useState(0)
  const password = String(form.values.value[field.path] ?? '')

  const typed = async (value: string) => {
    if (value === '') strength.value = undefined
    const measured = await measure(value, form.about)
    // A newer password has taken the place of this one where nothing was measured.
    if (measured !== undefined && form.values.peek()[field.path] !== '') strength.value = measured
  }
  return (
    <>
      <SecretInput
        form={form}
        field={field}
        showAfter={suggested}
        onTouched={(value) => void typed(value)}
        note={scripted && <StrengthBar strength={password === '' ? undefined : strength.value} />}
      />
      {scripted && (
        <SuggestButton
          form={form}
          field={field}
          onSuggested={(found) => {
            form.set(field.path, found)
            setSuggested(suggested + 1)
            void typed(found)
          }}
        />
      )}
      {form.rules.length > 0 && <RuleList form={form} empty={password === ''} />}
    </>
  )
}

/** Fetched when the field is first touched: its dictionaries are large, nobody waits for them, and the page works without. */
function useStrengthMeter(): StrengthMeter {
  const [life] = useState(() => new AbortController())
  useEffect(() => () => life.abort(), [life])
  const [load] = useState(() => {
    let meter: Promise<StrengthMeter> | undefined
    return () => {
      meter ??= import('../password-policy/strength-meter.ts').then(
        ({ strengthMeter }) => strengthMeter(life.signal),
        () => async () => undefined,
      )
      return meter
    }
  })
  return async (password, about) => {
    const meter = await load()
    return password === '' ? undefined : meter(password, about)
  }
}
