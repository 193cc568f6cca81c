import { Infinity as Endless, type IconNode, LockKeyhole, TriangleAlert } from 'lucide'
import { Icon } from '../../shared/ui/Icon.tsx'

/** A full ring is a month or more: what is further away needs no attention. */
const month = 30
const length = 2 * Math.PI * 20

/** What stands in the ring where no number of days says it. */
const signs: Record<'locked' | 'must-change' | 'endless', IconNode> = {
  locked: LockKeyhole,
  'must-change': TriangleAlert,
  endless: Endless,
}

/** Days left as a ring; the sentence beside it says the same in words. */
export function DaysRing({ days, sign, unit }: { days: number; sign?: keyof typeof signs; unit: string }) {
  const part = sign ? 1 : Math.min(1, Math.max(0, days / month))
  return (
    <div class="ring" aria-hidden="true">
      <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <circle class="ring-track" cx="24" cy="24" r="20" />
        {part > 0 && (
          <circle class="ring-part" cx="24" cy="24" r="20" stroke-dasharray={`${part * length} ${length}`} />
        )}
      </svg>
      <span class="ring-words">
        {sign ? (
          <Icon of={signs[sign]} />
        ) : (
          <>
            <span class="ring-days">{Math.max(0, days)}</span>
            <span class="ring-unit">{unit}</span>
          </>
        )}
      </span>
    </div>
  )
}
