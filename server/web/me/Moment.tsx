import { formatExact } from '../exact-time.ts'

const dayMs = 86_400_000

/** A time relative to now, with the exact time as tooltip. `iso`: ISO 8601. */
export function Moment({ iso, language }: { iso: string; language: string }) {
  return (
    <time dateTime={iso} title={formatExact(iso, language)}>
      {formatRelative(iso, language, Date.now())}
    </time>
  )
}

/** "3 days ago", "in 2 hours": in the largest unit that fits. */
function formatRelative(iso: string, language: string, now: number): string {
  const distance = Date.parse(iso) - now
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['minute', 60_000]
  return format.format(Math.trunc(distance / length), unit)
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['day', dayMs],
  ['hour', 3_600_000],
]
