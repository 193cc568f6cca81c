import type { MessageKey } from '../../../shared/languages/keys.ts'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { formatDay } from '../exact-time.ts'
import { StateBadges } from '../StateBadges.tsx'
import type { Person } from './client.ts'

/** The person's state, each fact as an icon with text, and the authentication methods. */
export function PersonState({ person, language }: { person: Person; language: string }) {
  const t = useTranslator()
  return (
    <>
      <h2 class="only-read">{t('helpdesk.standing')}</h2>
      <StateBadges state={person.state} language={language} />
      <details class="methods">
        <summary>{t('helpdesk.methods', { count: person.methods.length })}</summary>
        <ul>
          {person.methods.map(({ kind, masked, since }, index) => (
            <li key={`${kind}-${index}`}>
              {t(`helpdesk.method-${kind}` as MessageKey)}
              {masked && <span class="masked"> {masked}</span>}
              {since && <span class="since"> {t('helpdesk.since', { since: formatDay(since, language) })}</span>}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
