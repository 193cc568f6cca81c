import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useWords } from './wording.ts'

/** A component whose code is fetched when it is first shown (or by `fetch`, ahead of time). */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  let loading: Promise<void> | undefined
  const fetch = () => {
    loading ??= load().then(
      (component) => {
        loaded = component
      },
      () => {
        // A chunk that broke on its way is fetched again by the next try.
        loading = undefined
      },
    )
    return loading
  }
  function Lazy(props: Props) {
    const words = useWords()
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
    return Loaded ? <Loaded {...props} /> : <Skeleton label={words('wizard.loading')} />
  }
  return { Lazy, fetch }
}
