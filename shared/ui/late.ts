import { useEffect, useState } from 'preact/hooks'

/** Milliseconds in which an answer feels immediate; what says "wait" shows only after it. */
export const patience = 300

/** False until `patience` has passed since the component was shown. */
export function useLate(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return late
}
