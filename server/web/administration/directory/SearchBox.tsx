import './directory.css'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Reply, RequestProblem } from '../../../../shared/wizard/wizard-client.ts'

/** Something that was found, and what it can be told from others by. */
export interface FoundEntry {
  value: string
  name: string
  note: string
}

export interface Found {
  items: readonly FoundEntry[]
  /** What is said below the field. */
  status: string
}

interface SearchBoxProps {
  /** Of the field, which a label outside names. */
  id: string
  describedBy?: string
  /** Of the list, for those who hear it. */
  listLabel: string
  /** What is searched; the search is asked again when it changes. */
  kind: string
  search(query: string): Promise<Reply<Found>>
  onChoose(entry: FoundEntry): void
  /** What was typed and is meant as it is: Enter without a choice. Undefined: only what was found is taken. */
  onTyped?(text: string): void
}

/** A pause in typing that starts a search. */
const typingPauseMs = 250

/** Searches while one types; the list under the field is chosen from by keys or pointer. */
export function SearchBox(props: SearchBoxProps) {
  const { id, describedBy, listLabel, onChoose, onTyped } = props
  const listId = useId()
  const [query, type] = useState('')
  const { found, problem } = useSearch(props, query)
  const [active, activate] = useState(-1)
  const [isOpen, open] = useState(false)
  const items = isOpen ? (found?.items ?? []) : []
  useEffect(() => activate(-1), [found])

  function choose(entry: FoundEntry): void {
    type('')
    open(false)
    onChoose(entry)
  }

  function enter(): void {
    const entry = items[active] ?? (onTyped ? undefined : items[0])
    if (entry) {
      choose(entry)
      return
    }
    const text = query.trim()
    if (text !== '') onTyped?.(text)
    open(false)
  }

  return (
    <div
      class="directory-search"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) open(false)
      }}
    >
      <input
        id={id}
        class="control"
        type="text"
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={items[active] ? `${listId}-${active}` : undefined}
        aria-describedby={describedBy}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        value={query}
        onInput={({ currentTarget }) => {
          type(currentTarget.value)
          open(true)
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (event.key === 'Enter') enter()
          else if (event.key === 'Escape' && items.length > 0) open(false)
          else if (step !== undefined && items.length > 0)
            activate((before) => (before + step + items.length + (before < 0 && step < 0 ? 1 : 0)) % items.length)
          else return
          event.preventDefault()
        }}
      />
      <div id={listId} class="directory-list" role="listbox" tabIndex={-1} aria-label={listLabel}>
        {items.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and has the keys, as aria-activedescendant needs it
          <div
            key={entry.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // The browser would move the focus to what is pressed.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(entry)}
          >
            <span>{entry.name}</span>
            <span class="entry-state">{entry.note}</span>
          </div>
        ))}
      </div>
      <div class="field-note" role="status">
        {problem?.text ?? (isOpen && found?.status)}
      </div>
    </div>
  )
}

/** What there is for `query`; a late reply to an earlier one is passed over. */
function useSearch({ kind, search }: Pick<SearchBoxProps, 'kind' | 'search'>, query: string) {
  const [state, setState] = useState<{ found?: Found; problem?: RequestProblem }>({})
  const latest = useRef('')
  useEffect(() => {
    const wanted = query.trim()
    latest.current = wanted
    if (wanted === '') return setState({})
    const timer = setTimeout(async () => {
      const reply = await search(wanted)
      if (latest.current === wanted) setState(reply.ok ? { found: reply.value } : { problem: reply.problem })
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [kind, query])
  return state
}
