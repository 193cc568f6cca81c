import { Search as Magnifier } from 'lucide'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../shared/ui/Icon.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { FoundPerson, HelpdeskClient } from './client.ts'
import type { Desk } from './desk.ts'
import { createSearch, type Search } from './search.ts'

const listId = 'people'
const optionId = (index: number) => `person-${index}`

/** Who needs help: search as one types, arrows through the list, Enter to open. */
export function FindPage({ desk, client }: { desk: Desk; client: HelpdeskClient }) {
  const words = useWords()
  const { site, problem } = desk.state.value
  const search = useMemo(
    () => createSearch(client, { heard: desk.heard, shortest: site?.searchFrom }),
    [client, desk, site?.searchFrom],
  )
  const input = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState(-1)
  const people = search.found.value?.people ?? []
  useEffect(() => input.current?.focus(), [])
  useEffect(() => setActive(people.length > 0 ? 0 : -1), [search.found.value])
  const trouble = problem ?? search.problem.value

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && people.length > 0) {
      event.preventDefault()
      const next = (active + step + people.length) % people.length
      setActive(next)
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
    }
    const chosen = people[active]
    // What stands there is the answer to what was typed before, until the next one has come.
    if (event.key === 'Enter' && chosen && !search.searching.value) void desk.look(chosen)
    if (event.key === 'Escape') search.type('')
  }
  return (
    <>
      <PageHeading title={words('helpdesk.find-title')} name={site?.name} takeFocus={false} />
      <div class="field">
        <label class="field-label" for="find">
          {words('helpdesk.find-label')}
        </label>
        <p class="field-hint" id="find-hint">
          {words('helpdesk.find-hint')}
        </p>
        <div class="find">
          <Icon of={Magnifier} />
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
            aria-describedby="find-hint found"
            onInput={(event) => search.type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </div>
      </div>
      {trouble && (
        <Notice tone="bad" alert>
          <p>{trouble.text}</p>
        </Notice>
      )}
      <p class="found" id="found" role="status">
        {said(words, search)}
      </p>
      <div
        class="people"
        id={listId}
        role="listbox"
        aria-label={words('helpdesk.find-list')}
        hidden={people.length === 0}
      >
        {people.map((person, index) => (
          <Option
            key={person.id}
            person={person}
            index={index}
            active={index === active}
            onChoose={() => void desk.look(person)}
            onPoint={() => setActive(index)}
          />
        ))}
      </div>
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

/** Chosen by the keys of the field above, or by pressing it. */
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
          {person.account}@{person.domain}
        </span>
      )}
      {person.department && <span class="person-department">{person.department}</span>}
    </div>
  )
}

function said(words: ReturnType<typeof useWords>, { found, query, searching, shortest }: Search): string {
  if (searching.value && !found.value) return words('helpdesk.find-searching')
  const answer = found.value
  const typed = [...query.value.trim()].length
  if (!answer) return typed > 0 && typed < shortest ? words('helpdesk.find-short', { count: shortest }) : ''
  const { people, more, unreachable, shortened } = answer
  const count = people.length
  const sentences = [
    count === 0 ? words(more ? 'helpdesk.find-more-none' : 'helpdesk.find-none') : undefined,
    count > 0 ? words(more ? 'helpdesk.find-more' : 'helpdesk.find-some', { count }) : undefined,
    shortened && count > 0 ? words('helpdesk.find-shortened') : undefined,
    unreachable.length > 0 ? words('helpdesk.find-unreachable', { domains: unreachable.join(', ') }) : undefined,
  ]
  return sentences.filter(Boolean).join(' ')
}
