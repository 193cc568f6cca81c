import type { Strength } from '../password-policy/strength.ts'
import { useWords } from '../wizard/wording.ts'

const bars = [0, 1, 2, 3] as const

/** Strength as a word with a bar. Its line is there from the beginning, so that nothing moves when the first verdict comes. */
export function StrengthBar({ strength }: { strength: Strength | undefined }) {
  const words = useWords()
  return (
    <span class="strength" data-strength={strength} aria-live="polite">
      <span class="strength-bars" aria-hidden="true">
        {bars.map((bar) => (
          <span key={bar} data-full={strength !== undefined && (bar === 0 || strength > bar) ? '' : undefined} />
        ))}
      </span>
      <span class="strength-word">
        {strength === undefined ? '' : `${words('wizard.strength')}: ${words(`wizard.strength-${strength}`)}`}
      </span>
    </span>
  )
}
