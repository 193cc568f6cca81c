import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PartSkeleton, Skeleton } from '../../../shared/ui/Skeleton.tsx'
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

interface LoadingProps<Value> {
  loaded: Loaded<Value>
  /** The page has no heading before the value is there. */
  isWholePage?: boolean
  children: (value: Value) => VNode
}

/** Shows a value once it is loaded; a failure has the way to try again. */
export function Loading<Value>({ loaded, isWholePage = false, children }: LoadingProps<Value>) {
  const t = useTranslator()
  if (loaded.problem)
    return (
      <Notice tone="warn" alert text={loaded.problem.text}>
        <Button look="second" onPress={loaded.reload}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    )
  if (loaded.value !== undefined) return children(loaded.value)
  const label = t('wizard.loading')
  return isWholePage ? <Skeleton label={label} /> : <PartSkeleton label={label} />
}
