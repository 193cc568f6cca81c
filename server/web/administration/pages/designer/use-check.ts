import { useEffect, useState } from 'preact/hooks'
import type { RequestProblem } from '../../../../../shared/wizard/wizard-client.ts'
import type { Api } from '../../client.ts'
import type { Definition } from '../workflows/load-workflows.ts'
import type { Check } from './findings.ts'

/** So long nothing must change before the server is asked. */
const pauseMs = 400

export interface Checked {
  /** Of the newest definition that was checked. */
  check?: Check
  /** It belongs to an earlier definition: the newest is being checked. */
  isStale: boolean
  problem?: RequestProblem
}

/** What the server says about a workflow while it is being worked at. */
export function useCheck(api: Api, policy: string, definition: Definition | undefined, language: string): Checked {
  const [state, setState] = useState<Omit<Checked, 'isStale'> & { checked?: Definition }>({})
  useEffect(() => {
    if (!definition) return
    let isCurrent = true
    const timer = setTimeout(
      async () => {
        const reply = await api('POST /api/v1/admin/workflow-drafts/check', { body: { policy, definition } })
        if (!isCurrent) return
        // What was found last stays in sight when the server cannot be asked.
        if (reply.ok) setState({ check: reply.value, checked: definition })
        else setState((before) => ({ ...before, problem: reply.problem, checked: definition }))
      },
      state.check ? pauseMs : 0,
    )
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [api, policy, definition, language])
  const { checked, ...found } = state
  return { ...found, isStale: checked !== definition }
}
