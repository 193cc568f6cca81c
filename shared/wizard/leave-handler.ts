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
    if (history.state?.latchkey !== 'inside') history.pushState({ latchkey: 'inside' }, '')
    // A site whose pages have addresses of their own gets this one back, too.
    const { state } = history
    const address = location.href
    const onBack = () => {
      if (isCovered() || latest.current() === 'stays') history.pushState(state, '', address)
    }
    addEventListener('popstate', onBack)
    return () => removeEventListener('popstate', onBack)
  }, [])
  useEscape(() => void leaving())
}

/** Lets Escape leave the page. */
export function useEscape(leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isCovered()) return
      // The same key would close the dialog that this may open.
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** A dialog is open, and what is behind it must stay. */
export const isCovered = (): boolean => document.querySelector('dialog[open]') !== null
