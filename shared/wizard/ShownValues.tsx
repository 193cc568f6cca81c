import { useScripted } from '../ui/scripted.ts'
import { CopyButton } from './CopyButton.tsx'
import { describeMoment } from './moment.ts'
import type { RevealedValue, WaitStep } from './page.ts'
import { toSpokenForm } from './spoken-form.ts'
import { useTranslator } from './use-translator.ts'

/** Values that are shown only once: large, selected by one click, and announced character by character. */
export function ShownValues({ shown }: { shown: readonly RevealedValue[] }) {
  return (
    <div class="shown-values">
      {shown.map((one) => (
        <ShownValue key={one.label} {...one} />
      ))}
    </div>
  )
}

/** A number that another person compares while a step waits: as large as the values that are shown once, but there to stay. */
export function ComparedValue({ label, value }: NonNullable<WaitStep['shown']>) {
  return (
    <section class="shown-value" aria-label={label}>
      <p class="shown-label">{label}</p>
      <p class="shown-text">
        <code>{value}</code>
      </p>
    </section>
  )
}

function ShownValue({ label, value, until, hint }: RevealedValue) {
  const t = useTranslator()
  const scripted = useScripted()
  return (
    <section class="shown-value" aria-label={label}>
      <p class="shown-label">{label}</p>
      <p class="shown-text">
        <code aria-hidden="true">{value}</code>
        <span class="only-read">{toSpokenForm(value)}</span>
      </p>
      {until && <p class="shown-hint">{t('wizard.shown-until', { until: describeMoment(t, until, { scripted }) })}</p>}
      {hint && <p class="shown-hint">{hint}</p>}
      <CopyButton value={value} />
    </section>
  )
}
