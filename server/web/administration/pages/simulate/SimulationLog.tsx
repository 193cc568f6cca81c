import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Moment, Outcome } from './simulation.ts'

interface SimulationLogProps {
  moments: readonly Moment[]
  outcomes: readonly Outcome[]
  /** The moment that is shown: what comes later is not told yet. */
  at: number
}

/** What led to the moment that is shown: which steps ran, which were passed over and why, and what would be written and mailed. */
export function SimulationLog({ moments, outcomes, at }: SimulationLogProps) {
  const t = useTranslator()
  return (
    <section class="simulation-log">
      <h2 class="section-title">{t('administration.simulate.log')}</h2>
      <ol>
        {moments.slice(0, at + 1).map((moment, index) => (
          <li key={index} aria-current={index === at ? 'step' : undefined}>
            <p class="log-outcome">
              <Chosen outcome={outcomes[index - 1]} />
            </p>
            <ul>
              {moment.log.map((entry, place) => (
                <li key={place}>
                  <LogLine entry={entry} />
                </li>
              ))}
              {moment.effects.map(({ event, text }, place) => (
                <li key={`${event}-${place}`} class="log-effect">
                  {t('administration.simulate.would', { event: text })}
                </li>
              ))}
              {moment.mails.map((mail, place) => (
                <li key={place} class="log-effect">
                  <Mail mail={mail} />
                </li>
              ))}
              {moment.stepName !== undefined && (
                <li>{t('administration.simulate.log-shown', { step: moment.stepName })}</li>
              )}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Chosen({ outcome }: { outcome: Outcome | undefined }) {
  const t = useTranslator()
  if (!outcome) return <>{t('administration.simulate.started')}</>
  return <>{t(`administration.simulate.${'choose' in outcome ? outcome.choose : 'answered'}`)}</>
}

function LogLine({ entry }: { entry: Moment['log'][number] }) {
  const t = useTranslator()
  const step = entry.name
  if (entry.kind === 'passed-over') {
    const { why = 'phase', phase = 'success' } = entry
    return <>{t(`administration.simulate.log-${why === 'phase' ? (`phase-${phase}` as const) : why}`, { step })}</>
  }
  const { path, way } = entry
  return (
    <>
      {t(`administration.simulate.log-${toResult(entry.result)}`, { step })}
      {entry.text && ` ${entry.text}`}
      {path === 'otherwise' && ` ${t('administration.simulate.log-took-otherwise')}`}
      {path !== undefined && path !== 'otherwise' && ` ${t('administration.simulate.log-took-path', { path })}`}
      {way !== undefined && ` ${t('administration.simulate.log-method', { method: way })}`}
    </>
  )
}

const results = [
  'ok',
  'failed',
  'critical',
  'refused',
  'unavailable',
  'page',
  'waiting',
  'unsettled',
  'restart',
] as const

/** A result that a newer server sends is no success. */
const toResult = (result: string | undefined) => results.find((one) => one === result) ?? 'failed'

function Mail({ mail: { to, subject = '', text } }: { mail: Moment['mails'][number] }) {
  const t = useTranslator()
  const title = t('administration.simulate.would-mail', { to, subject })
  if (text === undefined) return <>{title}</>
  return (
    <details>
      <summary>{title}</summary>
      <p class="mail-text">{text}</p>
    </details>
  )
}
