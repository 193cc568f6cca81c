import { Search as Magnifier } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { headingId } from '../../../shared/forms/FieldFrame.tsx'
import type { Translator } from '../../../shared/languages/translator.ts'
import { isEnoughToSearch } from '../../../shared/search-length.ts'
import { Breakable } from '../../../shared/ui/Breakable.tsx'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { OperatorRequests } from '../approvals/OperatorRequests.tsx'
import type { FoundPerson } from './client.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'
import { RecentPeople } from './RecentPeople.tsx'
import type { Search } from './search.ts'
import { useShortcuts } from './shortcuts.ts'

const listId = 'people'
const optionId = (index: number) => `person-${index}`

/** Finds a person: searches while typing. Enter opens the only hit; among several it moves to the list, where arrow keys choose first. */
export function FindPage({ store }: { store: HelpdeskStore }) {
  const t = useTranslator()
  const { site } = store.staff.state.value
  const { problem: storeProblem } = store.state.value
  const { search } = store
  const input = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState(-1)
  const people = search.found.value?.people ?? []
  // The words of the search before are selected, so that typing replaces them.
  useLayoutEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [])
  useEffect(() => setActive(people.length === 1 ? 0 : -1), [search.found.value])
  useShortcuts(store.shortcutsOn, { find: () => input.current?.focus() })
  const problem = storeProblem ?? search.problem.value

  const activate = (index: number) => {
    setActive(index)
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && people.length > 0) {
      event.preventDefault()
      const from = active < 0 && step < 0 ? people.length : active
      activate((from + step + people.length) % people.length)
    }
    // While a search is running, the list still belongs to the previous query. A key that is held down opens no person.
    if (event.key === 'Enter' && people.length > 0 && !search.searching.value && !event.repeat) {
      const chosen = people[active]
      if (chosen) void store.openPerson(chosen)
      else activate(0)
    }
    if (event.key === 'Escape') search.type('')
  }
  return (
    <>
      <PageHeading title={t('helpdesk.find-title')} name={site?.name} takeFocus={false} />
      <div class="field">
        <label class="field-label" for="find">
          {t('helpdesk.find-label')}
        </label>
        <p class="field-hint" id="find-hint">
          {t('helpdesk.find-hint')}
        </p>
        <div class="find">
          <Icon icon={Magnifier} />
          <input
            ref={input}
            id="find"
            class="control"
            type="text"
            role="combobox"
            inputMode="search"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={100}
            value={search.query.value}
            aria-expanded={people.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={people[active] ? optionId(active) : undefined}
            aria-describedby={`${headingId} find-hint found`}
            onInput={(event) => search.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      {problem && <Notice tone="bad" alert text={problem.text} />}
      {/* Not a paragraph: screen readers would stop at an empty one. */}
      <div class="found" id="found" role="status">
        {announce(t, search)}
      </div>
      <div class="people" id={listId} role="listbox" aria-label={t('helpdesk.find-list')} hidden={people.length === 0}>
        {people.map((person, index) => (
          <Option
            key={person.id}
            person={person}
            index={index}
            active={index === active}
            onChoose={() => void store.openPerson(person)}
            onPoint={() => setActive(index)}
          />
        ))}
      </div>
      <RecentPeople store={store} />
      <OperatorRequests client={store.client} />
    </>
  )
}

interface OptionProps {
  person: FoundPerson
  index: number
  active: boolean
  onChoose: () => void
  onPoint: () => void
}

/** Chosen by the keys of the field above, or by a click. */
function Option({ person, index, active, onChoose, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: focus stays in the combobox, whose keys choose the active option
    <div
      id={optionId(index)}
      class="person-row"
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      <span class="person-name">{person.displayName}</span>
      {person.account && (
        <span class="person-account">
          <Breakable text={`${person.account}@${person.domain}`} />
        </span>
      )}
      {person.department && <span class="person-department">{person.department}</span>}
    </div>
  )
}

function announce(t: Translator, { found, query, searching, minLetters }: Search): string {
  if (searching.value && !found.value) return t('helpdesk.find-searching')
  const answer = found.value
  const typed = query.value.trim()
  if (!answer)
    return typed !== '' && !isEnoughToSearch(typed, minLetters) ? t('helpdesk.find-short', { count: minLetters }) : ''
  const { people, more, unreachable, shortened } = answer
  const count = people.length
  const sentences = [
    count === 0 ? t(more ? 'helpdesk.find-more-none' : 'helpdesk.find-none') : undefined,
    count > 0 ? t(more ? 'helpdesk.find-more' : 'helpdesk.find-some', { count }) : undefined,
    shortened && count > 0 ? t('helpdesk.find-shortened') : undefined,
    unreachable.length > 0 ? t('helpdesk.find-unreachable', { domains: unreachable.join(', ') }) : undefined,
  ]
  return sentences.filter(Boolean).join(' ')
}
