import { Check, Hourglass, X } from 'lucide'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import { Icon } from '../../../shared/ui/Icon.tsx'
import type { Result } from './client.ts'

const icons = { applied: Check, pending: Hourglass, unknown: Hourglass, refused: X, unreachable: X, busy: X }
const tones = { applied: 'good', pending: 'warn', unknown: 'warn', refused: 'bad', unreachable: 'bad', busy: 'bad' }

/** The result of each account in a person's words. */
export const ResultList = ({ results }: { results: readonly Result[] }) => (
  <ul class="result-list">
    {results.map(({ target, name, outcome, text }) => (
      <li key={target} data-tone={tones[outcome]}>
        <Icon icon={icons[outcome]} />
        <span>
          <strong class="target-name">{name}</strong>
          <span class="result-text">{text}</span>
        </span>
      </li>
    ))}
  </ul>
)

/** The results together. */
export function titleOf(results: readonly Result[]): { tone: 'good' | 'warn' | 'bad'; title: MessageKey } {
  const set = results.filter(({ outcome }) => outcome === 'applied').length
  if (set === results.length) return { tone: 'good', title: 'password-pages.done-all' }
  const mayBeSet = results.some(({ outcome }) => outcome === 'unknown' || outcome === 'pending')
  return set > 0 || mayBeSet
    ? { tone: 'warn', title: 'password-pages.done-some' }
    : { tone: 'bad', title: 'password-pages.done-none' }
}
