import { Copy } from 'lucide'
import { useState } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useScripted } from '../ui/scripted.ts'
import type { ShownOnce } from './page.ts'
import { spokenForm } from './spoken-form.ts'
import { useWords } from './wording.ts'

/** What is told now and never again: large, selected whole by one click, and read aloud so that it can be written down. */
export function ShownValues({ shown }: { shown: readonly ShownOnce[] }) {
  return (
    <div class="shown-values">
      {shown.map((one) => (
        <ShownValue key={one.label} {...one} />
      ))}
    </div>
  )
}

function ShownValue({ label, value, until, hint }: ShownOnce) {
  const words = useWords()
  return (
    <section class="shown-value" aria-label={label}>
      <p class="shown-label">{label}</p>
      <p class="shown-text">
        <code aria-hidden="true">{value}</code>
        <span class="only-read">{spokenForm(value)}</span>
      </p>
      {until && <p class="shown-hint">{words('wizard.shown-until', { until: Date.parse(until) })}</p>}
      {hint && <p class="shown-hint">{hint}</p>}
      <CopyButton value={value} />
    </section>
  )
}

/** Only where a script runs and the page may write to the clipboard. */
function CopyButton({ value }: { value: string }) {
  const words = useWords()
  const scripted = useScripted()
  const [copied, setCopied] = useState(false)
  if (!scripted || !globalThis.navigator?.clipboard) return null
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div class="shown-copy">
      <Button look="second" onPress={() => void copy()}>
        <Icon of={Copy} />
        {words('wizard.copy')}
      </Button>
      <span role="status">{copied && words('wizard.copied')}</span>
    </div>
  )
}
