import { useEffect, useRef, useState } from 'preact/hooks'
import type { MessageKey } from '../../languages/keys.ts'
import type { WizardPage } from '../page.ts'
import type { Control } from './control.ts'
import { controls } from './index.ts'

export interface ControlInUse {
  View?: Control['View']
  /** Its code is on its way. */
  loading: boolean
  /** Why the page cannot be answered in this window. */
  missing?: MessageKey
  /** Why the last press came to nothing. */
  problem?: MessageKey
  working: boolean
  /** Makes the whole answer of what was typed, and sends it. */
  send(typed: Record<string, unknown>): void
}

const again = 2000

/** The control that a page names, if it names one. `number`: of the page, which a control outlives. */
export function useControl(
  { control: name, data = {} }: Pick<WizardPage, 'control' | 'data'>,
  number: number,
  answer: (answer: Record<string, unknown>) => void,
): ControlInUse {
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
      // A chunk that broke on its way is fetched again.
      else setTimeout(() => shown && load(wanted), again)
    }
    if (name !== undefined && known) void load(name)
    return () => {
      shown = false
    }
  }, [name, known])
  useEffect(() => {
    // What a browser asks belongs to this page only.
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
    missing: known ? code?.missing?.() : 'wizard.control-unknown',
    problem: problem?.number === number ? problem.key : undefined,
    working,
    send: (typed) => void complete(typed),
  }
}
