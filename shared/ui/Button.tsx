import type { ComponentChildren } from 'preact'
import { Spinner } from './Spinner.tsx'

interface ButtonProps {
  look: 'primary' | 'second' | 'quiet'
  type?: 'button' | 'submit'
  /** What it started is under way: it stays focusable, looks the same for 300 ms, and does nothing. */
  busy?: boolean
  onPress?: () => void
  children: ComponentChildren
}

export function Button({ look, type = 'button', busy = false, onPress, children }: ButtonProps) {
  return (
    <button
      type={type}
      class="button"
      data-look={look}
      aria-disabled={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onPress?.()
      }}
    >
      {busy && <Spinner />}
      <span class="button-label">{children}</span>
    </button>
  )
}
