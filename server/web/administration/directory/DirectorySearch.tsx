import './directory.css'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../../shared/wizard/wizard-client.ts'
import type { AdminApi } from '../../../routes/operations.ts'
import type { Api } from '../client.ts'
import { useFormTools } from '../form/form-context.ts'
import { formatLocation } from './location.ts'
import type { EntryKind } from './use-directory-names.ts'

type Found = AdminApi['GET /api/v1/admin/directory/search']['reply']
export type FoundEntry = Found['items'][number]

interface DirectorySearchProps {
  kind: EntryKind
  /** Of the field, which a label outside names. */
  id: string
  describedBy?: string
  onChoose(entry: FoundEntry): void
  /** What was typed and is meant as it is: Enter without a choice. Undefined: only what was found is taken. */
  onTyped?(text: string): void
}

/** A pause in typing that starts a search. */
const typingPauseMs = 250

/** Searches the directory while one types; the list under the field is chosen from by keys or pointer. */
export function DirectorySearch({ kind, id, describedBy, onChoose, onTyped }: DirectorySearchProps) {
  const t = useTranslator()
  const { api } = useFormTools()
  const listId = useId()
  const [query, type] = useState('')
  const { found, problem } = useSearch(api, kind, query)
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
      <div
        id={listId}
        class="directory-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t('administration.directory-list')}
      >
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
            <span class="entry-state">
              {[entry.account, formatLocation(entry.location)].filter(Boolean).join(' · ')}
            </span>
          </div>
        ))}
      </div>
      <div class="field-note" role="status">
        {problem?.text ?? (isOpen && found && describe(found, t))}
      </div>
    </div>
  )
}

const describe = ({ items, more, unreachable }: Found, t: ReturnType<typeof useTranslator>): string =>
  [
    t('administration.directory-found', { count: items.length }),
    more ? t('administration.directory-more') : '',
    unreachable.length > 0 ? t('administration.directory-unreachable', { domains: unreachable.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' ')

/** What the directory has for `query`; a late reply to an earlier one is passed over. */
function useSearch(api: Api, kind: DirectorySearchProps['kind'], query: string) {
  const [state, setState] = useState<{ found?: Found; problem?: RequestProblem }>({})
  const latest = useRef('')
  useEffect(() => {
    const wanted = query.trim()
    latest.current = wanted
    if (wanted === '') return setState({})
    const timer = setTimeout(async () => {
      const reply = await api('GET /api/v1/admin/directory/search', { query: { kind, query: wanted } })
      if (latest.current === wanted) setState(reply.ok ? { found: reply.value } : { problem: reply.problem })
    }, typingPauseMs)
    return () => clearTimeout(timer)
  }, [kind, query])
  return state
}
