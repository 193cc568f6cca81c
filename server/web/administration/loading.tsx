import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'

/** What a page shows: it is there, it could not be loaded, or it is not there yet. */
export interface Loaded<Value> {
  value?: Value
  problem?: RequestProblem
  reload(): void
}

/** Loads when it is first shown, and again when one of `on` changes; what was there stays until then. */
export function useLoaded<Value>(load: () => Promise<Reply<Value>>, on: readonly unknown[]): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({})
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isCurrent = true
    void load().then((reply) => {
      if (isCurrent) setState(reply.ok ? { value: reply.value } : { problem: reply.problem })
    })
    return () => {
      isCurrent = false
    }
  }, [...on, round])
  return { ...state, reload: () => setRound((before) => before + 1) }
}

/** Shows a value once it is loaded; a failure has the way to try again. */
export function Loading<Value>({ loaded, children }: { loaded: Loaded<Value>; children: (value: Value) => VNode }) {
  const t = useTranslator()
  if (loaded.problem)
    return (
      <Notice tone="warn" alert text={loaded.problem.text}>
        <Button look="second" onPress={loaded.reload}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    )
  return loaded.value === undefined ? <Skeleton label={t('wizard.loading')} /> : children(loaded.value)
}
