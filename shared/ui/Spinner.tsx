import { useLate } from './late.ts'

/** Turns beside an action under way; not before 300 ms, since a flash is worse than nothing. */
export function Spinner() {
  return useLate() ? <span class="spinner" aria-hidden="true" /> : null
}
