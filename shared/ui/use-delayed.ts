import { useEffect, useState } from 'preact/hooks'

/** Milliseconds within which an answer feels immediate; spinners and placeholders are shown only after it. */
export const spinnerDelayMs = 300

/** False until `patience` has passed since the component was shown. */
export function useDelayed(): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), spinnerDelayMs)
    return () => clearTimeout(timer)
  }, [])
  return late
}
