const day = 86_400_000

/** A moment beside now, with the exact one on hover. `iso`: ISO 8601. */
export function Moment({ iso, language }: { iso: string; language: string }) {
  return (
    <time dateTime={iso} title={exactly(iso, language)}>
      {relatively(iso, language, Date.now())}
    </time>
  )
}

export const exactly = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))

/** "3 days ago", "in 2 hours": the unit that a person would take. */
export function relatively(iso: string, language: string, now: number): string {
  const distance = Date.parse(iso) - now
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, length] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['minute', 60_000]
  return format.format(Math.trunc(distance / length), unit)
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['day', day],
  ['hour', 3_600_000],
]
