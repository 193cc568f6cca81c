import { useWords } from '../../../shared/wizard/wording.ts'
import type { Health } from './client.ts'
import { Moment } from './Moment.tsx'

/** So many stand there at once; the rest a click away. */
const atOnce = 5

/** What happened to the account lately, and by whom, so that somebody else's doing is noticed. */
export function Activity({ health: { activity }, language }: { health: Health; language: string }) {
  const words = useWords()
  const [recent, earlier] = [activity.slice(0, atOnce), activity.slice(atOnce)]
  return (
    <section class="part">
      <h2>{words('me.activity-title')}</h2>
      {activity.length === 0 && <p class="quiet">{words('me.activity-none')}</p>}
      <Events events={recent} language={language} />
      {earlier.length > 0 && (
        <details>
          <summary>{words('me.activity-earlier', { count: earlier.length })}</summary>
          <Events events={earlier} language={language} />
        </details>
      )}
      {activity.length > 0 && <p class="quiet">{words('me.activity-care')}</p>}
    </section>
  )
}

function Events({ events, language }: { events: Health['activity']; language: string }) {
  const words = useWords()
  return (
    <ol class="events" hidden={events.length === 0}>
      {events.map(({ at, text, by }, index) => (
        <li key={index}>
          <span>{text}</span>
          <span class="quiet">
            {words(`me.by-${by}`)} · <Moment iso={at} language={language} />
          </span>
        </li>
      ))}
    </ol>
  )
}
