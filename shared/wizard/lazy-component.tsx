import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useTranslator } from './use-translator.ts'

/** Creates a component whose code is loaded when it is first shown, or ahead of time by `fetch`. */
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
    const [, redraw] = useState(0)
    useEffect(() => {
      let shown = true
      const poll = async (): Promise<void> => {
        await fetch()
        if (!shown) return
        if (loaded) redraw(1)
        else setTimeout(poll, 2000)
      }
      if (!loaded) void poll()
      return () => {
        shown = false
      }
    }, [])
    const Loaded = loaded
    return Loaded ? <Loaded {...props} /> : <Skeleton label={t('wizard.loading')} />
  }
  return { Lazy, fetch }
}
