import { useEffect, useState } from 'preact/hooks'
import type { RequestProblem } from '../../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../../client.ts'
import type { Json } from '../../../form/value.ts'
import type { BulkCount, BulkKind } from './bulk.ts'

/** A pause in editing that starts a count. */
const editingPauseMs = 500
const maxExamples = 10

export interface Counted {
  count?: BulkCount
  /** The scope has been counted to its end, as it is now. */
  isWhole: boolean
  /** Nobody is chosen. */
  isEmpty?: boolean
  problem?: RequestProblem
}

/** Counts again when the scope has changed; a large company is counted in several requests, whose numbers add up. */
export function useBulkCount(api: Api, kind: BulkKind, scope: Json | undefined): Counted {
  const [state, setState] = useState<Counted>({ isWhole: false })
  const key = JSON.stringify([kind, scope ?? null])
  useEffect(() => {
    let isCurrent = true
    // Where everybody begins: there is nothing to ask the server for.
    if (scope === undefined) return setState({ isWhole: false, isEmpty: true })
    setState(({ count }) => ({ count, isWhole: false }))
    async function run(): Promise<void> {
      let sum: BulkCount | undefined
      do {
        // JSON as the form has it; the server checks it.
        const body = { kind, scope: scope as object, from: sum?.next }
        const reply = await api('POST /api/v1/admin/bulk-operations/count', { body })
        if (!isCurrent) return
        if (!reply.ok) {
          const { problem } = reply
          const isEmpty = problem.problems?.some(({ code }) => code === 'scope-empty')
          return setState(isEmpty ? { isWhole: false, isEmpty } : { isWhole: false, problem })
        }
        sum = sum ? addCounts(sum, reply.value) : reply.value
        setState({ count: sum, isWhole: sum.next === undefined })
      } while (sum.next)
    }
    const timer = setTimeout(() => void run(), editingPauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, key])
  return state
}

/** The sum of two parts of one count. */
export function addCounts(one: BulkCount, more: BulkCount): BulkCount {
  const leftOut = { ...one.leftOut }
  for (const [reason, count] of Object.entries(more.leftOut) as [keyof typeof leftOut, number][])
    leftOut[reason] = (leftOut[reason] ?? 0) + count
  return {
    examined: one.examined + more.examined,
    chosen: one.chosen + more.chosen,
    leftOut,
    examples: [...one.examples, ...more.examples].slice(0, maxExamples),
    next: more.next,
  }
}
