import { type ReadonlySignal, signal } from '@preact/signals'
import { isEnoughToSearch } from '../../../shared/search-length.ts'
import type { RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import type { HelpdeskClient, SearchResults } from './client.ts'

export interface Search {
  query: ReadonlySignal<string>
  /** Results of the current query; undefined while there are none. */
  found: ReadonlySignal<SearchResults | undefined>
  searching: ReadonlySignal<boolean>
  problem: ReadonlySignal<RequestProblem | undefined>
  /** Minimum number of letters for a search. */
  readonly minLetters: number
  type(query: string): void
}

const defaultMinLetters = 2
/** A pause in typing that starts a search; short enough not to be noticed. */
const typingPauseMs = 250

/** Searches while typing. `minLetters`: what the site asks for, which may be known later. A late reply to an earlier query is ignored. */
export function createSearch(
  client: Pick<HelpdeskClient, 'search'>,
  { minLetters = () => undefined }: { minLetters?(): number | undefined } = {},
): Search {
  const readMinLetters = () => minLetters() ?? defaultMinLetters
  const query = signal('')
  const found = signal<SearchResults | undefined>(undefined)
  const searching = signal(false)
  const problem = signal<RequestProblem | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(wanted: string): Promise<void> {
    const reply = await client.search(wanted)
    if (query.peek().trim() !== wanted) return
    searching.value = false
    problem.value = reply.ok ? undefined : reply.problem
    found.value = reply.ok ? reply.value : undefined
  }

  return {
    query,
    found,
    searching,
    problem,
    get minLetters() {
      return readMinLetters()
    },
    type(typed) {
      const before = query.peek().trim()
      query.value = typed
      const wanted = typed.trim()
      if (wanted === before) return
      clearTimeout(timer)
      const isEnough = isEnoughToSearch(wanted, readMinLetters())
      searching.value = isEnough
      problem.value = undefined
      if (!isEnough) found.value = undefined
      else timer = setTimeout(() => void search(wanted), typingPauseMs)
    },
  }
}
