import { type ReadonlySignal, signal } from '@preact/signals'
import type { CallProblem } from '../../../shared/wizard/client.ts'
import type { Found, HelpdeskClient } from './client.ts'
import type { Desk } from './desk.ts'

export interface Search {
  query: ReadonlySignal<string>
  /** What the query of this moment came to; undefined: nothing yet. */
  found: ReadonlySignal<Found | undefined>
  searching: ReadonlySignal<boolean>
  problem: ReadonlySignal<CallProblem | undefined>
  /** Letters from which on anything is searched for. */
  shortest: number
  type(query: string): void
}

const usualShortest = 2
/** Milliseconds in which fast typing makes one call, and nobody waits. */
const patience = 250

/** Searches as one types. What comes late, for an earlier query, is dropped. */
export function createSearch(
  client: Pick<HelpdeskClient, 'search'>,
  { heard, shortest = usualShortest }: Pick<Desk, 'heard'> & { shortest?: number },
): Search {
  const query = signal('')
  const found = signal<Found | undefined>(undefined)
  const searching = signal(false)
  const problem = signal<CallProblem | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function search(asked: string): Promise<void> {
    const reply = await client.search(asked)
    if (query.peek().trim() !== asked) return
    searching.value = false
    heard(reply)
    problem.value = reply.ok ? undefined : reply.problem
    found.value = reply.ok ? reply.value : undefined
  }

  return {
    ...{ query, found, searching, problem, shortest },
    type(typed) {
      const before = query.peek().trim()
      query.value = typed
      const asked = typed.trim()
      if (asked === before) return
      clearTimeout(timer)
      const isEnough = [...asked].length >= shortest
      searching.value = isEnough
      problem.value = undefined
      if (!isEnough) found.value = undefined
      else timer = setTimeout(() => void search(asked), patience)
    },
  }
}
