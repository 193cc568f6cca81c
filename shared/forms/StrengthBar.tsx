import type { Strength } from '../password-policy/strength.ts'
import { useTranslator } from '../wizard/use-translator.ts'

const bars = [0, 1, 2, 3] as const

/** Strength as a word with a bar. Its line is always rendered, so that the layout does not shift when the first result arrives. */
export function StrengthBar({ strength }: { strength: Strength | undefined }) {
  const t = useTranslator()
  return (
    <span class="strength" data-strength={strength} aria-live="polite">
      <span class="strength-bars" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar} data-full={strength !== undefined && (bar === 0 || strength > bar) ? '' : undefined} />
        ))}
      </span>
      <span class="strength-word">
        {strength === undefined ? '' : `${t('wizard.strength')}: ${t(`wizard.strength-${strength}`)}`}
      </span>
    </span>
  )
}
