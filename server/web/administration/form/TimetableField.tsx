import { useState } from 'preact/hooks'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, controlAttributes, FieldGroup } from './field-parts.tsx'
import { formatTimetable, parseTimetable, type Timetable, weekdays } from './timetable.ts'

const kinds = ['minutes', 'days', 'cron'] as const

/** When something runs: by minutes, by weekdays and a time, or as cron for everything else. */
export function TimetableField(props: ControlProps) {
  const t = useTranslator()
  const { path, value, onChange, problems } = props
  const cron = String(value ?? '')
  const parsed = parseTimetable(cron)
  // Every timetable can be written as cron, so that kind is the administrator's choice.
  const [asCron, showAsCron] = useState(parsed.kind === 'cron')
  const timetable: Timetable = asCron ? { kind: 'cron', cron } : parsed
  const write = (changed: Timetable) => onChange(formatTimetable(changed))
  const choose = (kind: Timetable['kind']) => {
    showAsCron(kind === 'cron')
    if (kind !== 'cron' && kind !== parsed.kind) write(beginnings[kind])
  }
  return (
    <FieldGroup {...props}>
      <div class="options" role="radiogroup" aria-label={t('administration.timetable-kind')}>
        {kinds.map((kind) => (
          <label key={kind} class="option">
            <input type="radio" name={`${path}-kind`} checked={timetable.kind === kind} onChange={() => choose(kind)} />
            <span>{t(`administration.timetable-${kind}`)}</span>
          </label>
        ))}
      </div>
      {timetable.kind === 'minutes' && (
        <label class="field">
          <span class="field-label">{t('administration.every-minutes')}</span>
          <input
            {...controlAttributes({ path, problems })}
            class="control short"
            type="number"
            min={1}
            max={59}
            value={timetable.every}
            onInput={(event) => write({ ...timetable, every: event.currentTarget.valueAsNumber || 1 })}
          />
        </label>
      )}
      {timetable.kind === 'days' && <Days path={path} problems={problems} timetable={timetable} onChange={write} />}
      {timetable.kind === 'cron' && (
        <input
          {...controlAttributes({ path, problems })}
          aria-label={t('administration.timetable-cron')}
          class="control"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={cron}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldGroup>
  )
}

/** What each kind begins with. */
const beginnings = {
  minutes: { kind: 'minutes', every: 10 },
  days: { kind: 'days', days: weekdays, hour: 5, minute: 0 },
} as const

type OnDays = Extract<Timetable, { kind: 'days' }>
type DaysProps = Pick<ControlProps, 'path' | 'problems'> & { timetable: OnDays; onChange(timetable: OnDays): void }

function Days({ path, problems, timetable, onChange }: DaysProps) {
  const t = useTranslator()
  const names = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: 'short', timeZone: 'UTC' })
  const pad = (part: number) => String(part).padStart(2, '0')
  // 4 January 1970 was a Sunday.
  const nameOf = (day: number) => names.format(new Date(Date.UTC(1970, 0, 4 + day)))
  const toggle = (day: number, isOn: boolean) =>
    weekdays.filter((one) => (one === day ? isOn : timetable.days.includes(one)))
  return (
    <>
      <div class="weekdays">
        {weekdays.map((day) => (
          <label key={day} class="option">
            <input
              type="checkbox"
              checked={timetable.days.includes(day)}
              onChange={({ currentTarget }) => {
                const days = toggle(day, currentTarget.checked)
                // No day at all is no timetable.
                if (days.length > 0) onChange({ ...timetable, days })
                else currentTarget.checked = true
              }}
            />
            <span>{nameOf(day)}</span>
          </label>
        ))}
      </div>
      <label class="field">
        <span class="field-label">{t('administration.time-of-day')}</span>
        <input
          {...controlAttributes({ path, problems })}
          class="control short"
          type="time"
          value={`${pad(timetable.hour)}:${pad(timetable.minute)}`}
          onInput={({ currentTarget }) => {
            const [hour, minute] = currentTarget.value.split(':').map(Number)
            if (hour !== undefined && minute !== undefined) onChange({ ...timetable, hour, minute })
          }}
        />
      </label>
    </>
  )
}
