import { useRef, useState } from 'preact/hooks'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'

export interface PageRequest {
  busy: boolean
  /** Why the last one failed. */
  problem?: RequestProblem
  /** Sends unless another one still runs. `onDone`: it succeeded; `onFailed`: it was refused, which `problem` says already. */
  send<Value>(
    request: () => Promise<Reply<Value>>,
    onDone?: (value: Value) => void,
    onFailed?: () => void,
  ): Promise<void>
}

/** The requests of a page, one at a time: whether one runs, and why the last one failed. */
export function useRequest(): PageRequest {
  const [state, setState] = useState<Pick<PageRequest, 'busy' | 'problem'>>({ busy: false })
  // A second press comes before the state of the first is drawn.
  const isSending = useRef(false)
  return {
    ...state,
    async send(request, onDone, onFailed) {
      if (isSending.current) return
      isSending.current = true
      setState((before) => ({ ...before, busy: true }))
      const reply = await request()
      isSending.current = false
      setState({ busy: false, problem: reply.ok ? undefined : reply.problem })
      if (reply.ok) onDone?.(reply.value)
      else onFailed?.()
    },
  }
}
