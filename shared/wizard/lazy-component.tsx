import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useTranslator } from './use-translator.ts'

const retryMs = 2000

/**
 * Creates a component whose code is loaded when it is first shown, or ahead of time by `fetch`. While the code cannot be had, for example because a newer version of
 * the server no longer has this file, the component offers to load the page again and keeps trying by itself.
 */
export function createLazyComponent<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  let loading: Promise<void> | undefined
  const fetch = () => {
    loading ??= load().then(
      (component) => {
        loaded = component
      },
      () => {
        // A chunk that failed to load is requested again by the next try.
        loading = undefined
      },
    )
    return loading
  }
  function Lazy(props: Props) {
    const t = useTranslator()
    const [tries, setTries] = useState(0)
    const Loaded = loaded
    useEffect(() => {
      // Asks what was drawn, and not what is loaded now: the code may have arrived after the drawing and before this effect.
      if (Loaded) return
      let timer: ReturnType<typeof setTimeout> | undefined
      let shown = true
      void fetch().then(() => {
        const drawAgain = () => setTries(tries + 1)
        if (shown && loaded) drawAgain()
        else if (shown) timer = setTimeout(drawAgain, retryMs)
      })
      return () => {
        shown = false
        clearTimeout(timer)
      }
    }, [tries])
    if (Loaded) return <Loaded {...props} />
    if (tries === 0) return <Skeleton label={t('wizard.loading')} />
    return (
      <Notice tone="warn" alert text={t('wizard.part-missing')}>
        <Button look="second" onPress={() => location.reload()}>
          {t('wizard.load-again')}
        </Button>
      </Notice>
    )
  }
  return { Lazy, fetch }
}
