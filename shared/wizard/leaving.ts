import { useEffect, useRef } from 'preact/hooks'

/** Somebody wants to leave the page shown; it may ask first and stay. */
export type Leaving = () => 'leaves' | 'stays'

/**
 * Escape and the browser's back button leave the page instead of the site. For that one entry of history is put on top while
 * the page is shown; it holds nothing.
 */
export function useLeaving(leaving: Leaving): void {
  const latest = useRef(leaving)
  latest.current = leaving
  useEffect(() => {
    const mark = () => history.pushState({ latchkey: 'inside' }, '')
    if (history.state?.latchkey !== 'inside') mark()
    const onBack = () => {
      if (latest.current() === 'stays') mark()
    }
    const onKey = (event: KeyboardEvent) => {
      const inDialog = event.target instanceof Element && event.target.closest('dialog')
      if (event.key === 'Escape' && !event.defaultPrevented && !inDialog) latest.current()
    }
    addEventListener('popstate', onBack)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('popstate', onBack)
      removeEventListener('keydown', onKey)
    }
  }, [])
}
