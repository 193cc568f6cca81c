import { useEffect, useRef, useState } from 'preact/hooks'
import type { MessageKey } from '../../languages/keys.ts'
import type { WizardPage } from '../page.ts'
import type { Control } from './control.ts'
import { controls } from './index.ts'

export interface ActiveControl {
  View?: Control['View']
  /** Its code is loading. */
  loading: boolean
  /** Why the page cannot be answered in this window. */
  unavailable?: MessageKey
  /** Why the last submit failed. */
  problem?: MessageKey
  busy: boolean
  /** Fields that are not shown. */
  omits: readonly string[]
  /** Ends a request of the browser that is still open, so that another button of the page does what it says. */
  abandon(): void
  /** Completes the typed values and sends the answer. */
  send(typed: Record<string, unknown>): void
}

const retryMs = 2000

/** The control that a page names, if any. `number` is the page's, since a control can be used by several pages in a row. */
export function useControl(
  { control: name, data = {} }: Pick<WizardPage, 'control' | 'data'>,
  number: number,
  answer: (answer: Record<string, unknown>) => void,
): ActiveControl {
  const [control, setControl] = useState<{ name: string; code: Control }>()
  const [problem, setProblem] = useState<{ number: number; key: MessageKey }>()
  const [working, setWorking] = useState(false)
  const life = useRef(new AbortController())
  const known = name === undefined || Object.hasOwn(controls, name)

  useEffect(() => {
    let shown = true
    const load = async (wanted: string): Promise<void> => {
      const code = await controls[wanted]?.().catch(() => undefined)
      if (!shown) return
      if (code) setControl({ name: wanted, code })
      // A chunk that failed to load is requested again.
      else setTimeout(() => shown && load(wanted), retryMs)
    }
    if (name !== undefined && known) void load(name)
    return () => {
      shown = false
    }
  }, [name, known])
  useEffect(() => {
    // A browser dialog belongs to this page only.
    life.current = new AbortController()
    return () => life.current.abort()
  }, [number])

  const code = control?.name === name ? control?.code : undefined
  async function complete(typed: Record<string, unknown>): Promise<void> {
    if (!code?.complete) return answer(typed)
    const { signal } = life.current
    setWorking(true)
    setProblem(undefined)
    const done = await code.complete(data, typed, signal)
    setWorking(false)
    if (signal.aborted) return
    if ('answer' in done) answer(done.answer)
    else setProblem({ number, key: done.problem })
  }
  return {
    View: code?.View,
    loading: name !== undefined && known && !code,
    unavailable: known ? code?.findUnavailability?.() : 'wizard.control-unknown',
    problem: problem?.number === number ? problem.key : undefined,
    busy: working,
    omits: code?.omits?.(data) ?? [],
    abandon() {
      life.current.abort()
      life.current = new AbortController()
    },
    send: (typed) => void complete(typed),
  }
}
