import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'
import { useShortcuts } from './shortcuts.ts'

/** Whom this operator opened last, in this tab. Hidden while a search has results of its own. */
export function RecentPeople({ store }: { store: HelpdeskStore }) {
  const t = useTranslator()
  const recent = store.readRecent()
  const isShown = recent.length > 0 && store.search.query.value.trim() === ''
  useShortcuts(store.shortcutsOn, {
    choose(index) {
      const person = isShown ? recent[index] : undefined
      if (person) void store.openPerson(person)
    },
  })
  if (!isShown) return null
  return (
    <section class="recent" aria-labelledby="recent-title">
      <h2 class="section-title" id="recent-title">
        {t('helpdesk.recent')}
      </h2>
      <ol>
        {recent.map((person) => (
          <li key={person.id}>
            <button type="button" class="recent-person" onClick={() => void store.openPerson(person)}>
              <span class="person-name">{person.displayName}</span>
              <span class="person-account">{person.account}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
