import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Person } from './client.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'

/** Browsers' timers are limited to some weeks. */
const maxTimerMs = 3_600_000

type Check = Person['callerCheck']

/** The check, as long as it holds. */
function useCurrentCheck(check: Check): Check {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    setOver(false)
    if (!check) return
    const left = Math.min(maxTimerMs, Math.max(0, Date.parse(check.expiresAt) - Date.now()))
    const timer = setTimeout(() => setOver(true), left)
    return () => clearTimeout(timer)
  }, [check?.expiresAt])
  return isOver ? undefined : check
}

/** Whether the caller was checked, how, and until when the check holds. */
export function CallerCheck({ store, person }: { store: HelpdeskStore; person: Person }) {
  const t = useTranslator()
  const check = useCurrentCheck(person.callerCheck)
  if (!check) return <p class="page-text quiet">{t('helpdesk.caller-unchecked')}</p>
  const values = { at: Date.parse(check.checkedAt), until: Date.parse(check.expiresAt), method: check.method.title }
  return (
    <Notice tone="good">
      <p>{t('helpdesk.caller-checked', values)}</p>
      <Button look="second" busy={store.state.value.busy} onPress={() => void store.endCall()}>
        {t('helpdesk.caller-done')}
      </Button>
    </Notice>
  )
}

/** On the pages of a task: until when the check holds. `step`: the page's number; a step may have begun or ended the check. */
export function CallerCheckLine({ store, person, step }: { store: HelpdeskStore; person: Person; step?: number }) {
  const t = useTranslator()
  const [loaded, setLoaded] = useState(person.callerCheck)
  const check = useCurrentCheck(loaded)
  const shownFor = useRef(step)
  useEffect(() => {
    if (step === shownFor.current) return
    shownFor.current = step
    let isShown = true
    // While the server is away, the task says so.
    void store.client.loadCallerCheck(person.id).then((reply) => isShown && reply.ok && setLoaded(reply.value))
    return () => {
      isShown = false
    }
  }, [step])
  if (!check) return null
  return <p class="caller-check">{t('helpdesk.caller-check-until', { until: Date.parse(check.expiresAt) })}</p>
}
