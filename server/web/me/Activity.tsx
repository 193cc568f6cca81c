import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { PasswordHealth } from './client.ts'
import { Moment } from './Moment.tsx'

/** Number of events shown without a click. */
const atOnce = 5

/** Recent events of the account and who caused them, so that people notice actions that are not their own. */
export function Activity({ health: { activity }, language }: { health: PasswordHealth; language: string }) {
  const t = useTranslator()
  const [recent, earlier] = [activity.slice(0, atOnce), activity.slice(atOnce)]
  return (
    <section class="part">
      <h2>{t('me.activity-title')}</h2>
      {activity.length === 0 && <p class="quiet">{t('me.activity-none')}</p>}
      <Events events={recent} language={language} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('me.activity-earlier', { count: earlier.length })}</summary>
          <Events events={earlier} language={language} />
        </details>
      )}
      {activity.length > 0 && <p class="quiet">{t('me.activity-care')}</p>}
    </section>
  )
}

function Events({ events, language }: { events: PasswordHealth['activity']; language: string }) {
  const t = useTranslator()
  return (
    <ol class="events" hidden={events.length === 0}>
      {events.map(({ at, text, by }, index) => (
        <li key={index}>
          <span>{text}</span>
          <span class="quiet">
            {t(`me.by-${by}`)} · <Moment iso={at} language={language} />
          </span>
        </li>
      ))}
    </ol>
  )
}
