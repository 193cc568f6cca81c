import type { Words } from '../../shared/languages/words.ts'
import type { ShownOnce } from '../../shared/wizard/page.ts'
import type { Standing } from './commit.ts'

/** What steps of this very request show once. */
export function presentShown({ shown = [] }: Pick<Standing, 'shown'>, words: Words): { shown?: ShownOnce[] } {
  if (shown.length === 0) return {}
  return {
    shown: shown.map(({ label, value, until, hint }) => ({
      label: words(label),
      value,
      ...(until && { until: until.toISOString() }),
      ...(hint && { hint: words(hint) }),
    })),
  }
}
