import { useDelayed } from './use-delayed.ts'

/** Shown beside a running action, but not before 300 ms, since a flash is worse than nothing. */
export function Spinner() {
  return useDelayed() ? <span class="spinner" aria-hidden="true" /> : null
}
