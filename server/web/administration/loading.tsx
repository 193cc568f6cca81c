import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PartSkeleton, Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { isTemporary } from '../../../shared/wizard/retry.ts'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { Reply, RequestProblem } from '../../../shared/wizard/wizard-client.ts'

/**
 * What a page shows: it is there, it could not be loaded, or it is not there yet. Both: what was there could not be loaded again, and the server
 * may be back soon.
 */
export interface Loaded<Value> {
  value?: Value
  problem?: RequestProblem
  reload(): void
}

/**
 * Loads when it is first shown, and again when one of `on` changes; what was there stays until then. `follow`: after how many milliseconds it is
 * loaded again, while something goes on that the page follows.
 */
export function useLoaded<Value>(
  load: () => Promise<Reply<Value>>,
  on: readonly unknown[],
  follow?: (value: Value) => number | undefined,
): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({})
  const [round, setRound] = useState(0)
  const lastOn = useRef<readonly unknown[]>(undefined)
  const reload = () => setRound((before) => before + 1)
  useEffect(() => {
    let isCurrent = true
    const isSame = lastOn.current?.every((part, index) => Object.is(part, on[index])) ?? false
    lastOn.current = on
    void load().then((reply) => {
      if (!isCurrent) return
      if (reply.ok) return setState({ value: reply.value })
      const { problem } = reply
      setState((before) => (isSame && isTemporary(problem) ? { value: before.value, problem } : { problem }))
    })
    return () => {
      isCurrent = false
    }
  }, [...on, round])
  useEffect(() => {
    const afterMs = state.value === undefined ? undefined : follow?.(state.value)
    if (afterMs === undefined) return
    const timer = setTimeout(reload, afterMs)
    return () => clearTimeout(timer)
    // Each reply is a state of its own.
  }, [state])
  return { ...state, reload }
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
  const { value, problem, reload } = loaded
  if (value === undefined && !problem) {
    const label = t('wizard.loading')
    return isWholePage ? <Skeleton label={label} /> : <PartSkeleton label={label} />
  }
  return (
    <>
      {problem && value === undefined && isWholePage && <PageHeading title={t('administration.not-loaded')} />}
      {problem && (
        <Notice tone="warn" alert text={problem.text}>
          <Button look="second" onPress={reload}>
            {t('wizard.retry')}
          </Button>
        </Notice>
      )}
      {value !== undefined && children(value)}
    </>
  )
}
