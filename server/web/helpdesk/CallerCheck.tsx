import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Person } from './client.ts'
import type { HelpdeskStore } from './helpdesk-store.ts'

/** Browsers' timers are limited to some weeks. */
const maxTimerMs = 3_600_000

/** Whether the caller was checked, how, and until when the check holds. */
export function CallerCheck({ store, person }: { store: HelpdeskStore; person: Person }) {
  const t = useTranslator()
  const check = person.callerCheck
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    setOver(false)
    if (!check) return
    const left = Math.min(maxTimerMs, Math.max(0, Date.parse(check.expiresAt) - Date.now()))
    const timer = setTimeout(() => setOver(true), left)
    return () => clearTimeout(timer)
  }, [check?.expiresAt])
  if (!check || isOver) return <p class="page-text quiet">{t('helpdesk.caller-unchecked')}</p>
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
