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

/** A new password, typed once: rules are checked while typing, and its strength is shown as soon as the meter is loaded. */
export function NewPasswordField({ form, field }: FieldProps) {
  const measure = useStrengthMeter()
  const scripted = useScripted()
  const strength = useSignal<Strength | undefined>(undefined)
  const password = String(form.values.value[field.path] ?? '')

  const typed = async (value: string) => {
    if (value === '') strength.value = undefined
    const measured = await measure(value, form.about)
    // Undefined if a newer password was typed meanwhile.
    if (measured !== undefined && form.values.peek()[field.path] !== '') strength.value = measured
  }
  // What stays in the field after a refusal is a password whose strength was shown before.
  useEffect(() => {
    if (password !== '') void typed(password)
  }, [])
  return (
    <>
      <SecretInput
        form={form}
        field={field}
        onTouched={(value) => void typed(value)}
        note={scripted && <StrengthBar strength={password === '' ? undefined : strength.value} />}
      />
      {scripted && (
        <SuggestButton
          form={form}
          field={field}
          onSuggested={(found) => {
            form.set(field.path, found)
            void typed(found)
          }}
        />
      )}
      {form.rules.length > 0 && <RuleList form={form} field={field} password={password} />}
    </>
  )
}

/** Loads the meter when the field is first used: its dictionaries are large, and the page works without them. */
function useStrengthMeter(): StrengthMeter {
  const [life] = useState(() => new AbortController())
  useEffect(() => () => life.abort(), [life])
  const [load] = useState(() => {
    let meter: Promise<StrengthMeter> | undefined
    return () => {
      meter ??= import('../password-policy/strength-meter.ts').then(
        ({ createStrengthMeter: strengthMeter }) => strengthMeter(life.signal),
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
