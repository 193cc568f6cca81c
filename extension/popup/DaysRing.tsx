import { Infinity as Endless, type IconNode, LockKeyhole, TriangleAlert } from 'lucide'
import { Icon } from '../../shared/ui/Icon.tsx'

/** The ring is full for a month or more, which needs no attention. */
const month = 30
const length = 2 * Math.PI * 20

/** Icons that replace the number of days. */
const signs: Record<'locked' | 'must-change' | 'endless', IconNode> = {
  locked: LockKeyhole,
  'must-change': TriangleAlert,
  endless: Endless,
}

/** Days left as a ring; hidden from screen readers, since the sentence beside it says the same. */
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
          <Icon icon={signs[sign]} />
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
