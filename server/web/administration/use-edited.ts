import { useEffect, useState } from 'preact/hooks'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'

/** So long nothing must change before the server is asked. */
const pauseMs = 500

export interface EditedReply<Value> {
  /** The last answer; it stays in sight while the next one is on its way. */
  value?: Value
  problem?: RequestProblem
}

/** What the server says about something while it is being edited: asked when `edited` (JSON) has stayed the same for a moment. */
export function useEdited<Value>(
  ask: () => Promise<Reply<Value>>,
  edited: unknown,
  language: string,
): EditedReply<Value> {
  const [state, setState] = useState<EditedReply<Value>>({})
  const key = JSON.stringify(edited ?? null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(
      async () => {
        const reply = await ask()
        if (!isCurrent) return
        if (reply.ok) setState({ value: reply.value })
        else setState((before) => ({ ...before, problem: reply.problem }))
      },
      state.value ? pauseMs : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [key, language])
  return state
}
