import { useEffect, useRef } from 'preact/hooks'

/** Called when the person wants to leave the page, which may ask for confirmation first and stay. */
export type LeaveHandler = () => 'leaves' | 'stays'

/**
 * Lets Escape and the browser's back button leave the page instead of the site. For this, an empty history entry is pushed while the
 * page is shown.
 */
export function useLeaveHandler(leaving: LeaveHandler): void {
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
