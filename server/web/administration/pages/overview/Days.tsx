import './overview.css'
import type { MessageKey } from '../../../../../shared/languages/keys.ts'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { AdminApi } from '../../../../routes/operations.ts'
import { formatDate } from '../../../exact-time.ts'
import { formatAddress, toAddress } from '../../address.ts'

type Overview = AdminApi['GET /api/v1/admin/overview']['reply']
type Day = Overview['days'][number]
type Outcome = keyof Overview['today']['helpdesk']

const outcomes: readonly { name: Outcome; title: MessageKey }[] = [
  { name: 'changes', title: 'administration.outcome-changes' },
  { name: 'resets', title: 'administration.outcome-resets' },
  { name: 'unlocks', title: 'administration.outcome-unlocks' },
  { name: 'failures', title: 'administration.outcome-failures' },
]

/** What became of tasks today, by site, and in the days before. */
export function Days({ today, days, language }: Pick<Overview, 'today' | 'days'> & { language: string }) {
  const t = useTranslator()
  const format = new Intl.NumberFormat(language)
  return (
    <section>
      <h2 class="section-title">{t('administration.today')}</h2>
      <table class="figures">
        <thead>
          <tr>
            <th scope="col">
              <span class="only-read">{t('administration.outcomes')}</span>
            </th>
            <th scope="col">{t('administration.site-self-service')}</th>
            <th scope="col">{t('administration.site-helpdesk')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ name, title }) => (
            <tr key={name}>
              <th scope="row">
                {name === 'failures' ? (
                  <a href={formatAddress(toAddress(['audit'], { event: 'run-stopped' }))}>{t(title)}</a>
                ) : (
                  t(title)
                )}
              </th>
              <td>{format.format(today.selfService[name])}</td>
              <td>{format.format(today.helpdesk[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Course days={days} language={language} format={format} />
    </section>
  )
}

const countDone = ({ changes, resets, unlocks }: Day): number => changes + resets + unlocks

/** The days as two lines, in a sentence, and at a press as a table. */
function Course({ days, language, format }: { days: readonly Day[]; language: string; format: Intl.NumberFormat }) {
  const t = useTranslator()
  const done = days.map(countDone)
  const failed = days.map(({ failures }) => failures)
  const most = Math.max(...done)
  const highest = Math.max(most, ...failed)
  const [first, last, busiest] = [days[0], days.at(-1), days[done.indexOf(most)]]
  if (!first || !last || !busiest || highest === 0) return <p>{t('administration.days-none', { days: days.length })}</p>
  const day = (date: string) => formatDate(date, language)
  return (
    <>
      <figure class="course">
        <div class="course-lines" aria-hidden="true">
          <span class="course-highest">{format.format(highest)}</span>
          <svg aria-hidden="true" viewBox={`0 0 ${days.length - 1} 1`} preserveAspectRatio="none">
            <polyline class="line-failed" points={toPoints(failed, highest)} />
            <polyline class="line-done" points={toPoints(done, highest)} />
          </svg>
          <span>{day(first.date)}</span>
          <span>{t('administration.today')}</span>
        </div>
        <p class="course-legend" aria-hidden="true">
          <Sample line="line-done" text={t('administration.days-done')} />
          <Sample line="line-failed" text={t('administration.outcome-failures')} />
        </p>
        <figcaption>
          {t('administration.days-text', {
            days: days.length,
            done: sum(done),
            failed: sum(failed),
            day: day(busiest.date),
            most,
          })}
        </figcaption>
      </figure>
      <details>
        <summary>{t('administration.days-table')}</summary>
        <table class="figures figures-by-day">
          <thead>
            <tr>
              <th scope="col">{t('administration.days-day')}</th>
              {outcomes.map(({ name, title }) => (
                <th key={name} scope="col">
                  {t(title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ date, ...counts }) => (
              <tr key={date}>
                <th scope="row">
                  <time dateTime={date}>{day(date)}</time>
                </th>
                {outcomes.map(({ name }) => (
                  <td key={name}>{format.format(counts[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

/** How a line looks, beside what it means. */
const Sample = ({ line, text }: { line: string; text: string }) => (
  <span>
    <svg aria-hidden="true" viewBox="0 0 1 1" preserveAspectRatio="none">
      <polyline class={line} points="0,0.5 1,0.5" />
    </svg>
    {text}
  </span>
)

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Of a line from left to right, whose highest value touches the upper edge. */
const toPoints = (values: readonly number[], highest: number): string =>
  values.map((value, index) => `${index},${1 - value / highest}`).join(' ')
