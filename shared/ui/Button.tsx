import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Breakable } from './Breakable.tsx'
import { Spinner } from './Spinner.tsx'
import { useDelayed } from './use-delayed.ts'

interface ButtonProps {
  look: 'primary' | 'second' | 'quiet'
  type?: 'button' | 'submit'
  /** Id of the form that it sends, if it is outside of it. */
  form?: string
  /** An action is running: the button stays focusable and does nothing. The one that was pressed shows a spinner after 300 ms. */
  busy?: boolean
  /** What the pressed button says meanwhile: "Setting your password …". */
  busyLabel?: string
  onPress?: () => void
  children: ComponentChildren
}

export function Button({ look, type = 'button', form, busy = false, busyLabel, onPress, children }: ButtonProps) {
  const [isPressed, setPressed] = useState(false)
  useEffect(() => {
    if (!busy) setPressed(false)
  }, [busy])
  const label =
    typeof children === 'string' ? (
      <span>
        <Breakable text={children} />
      </span>
    ) : (
      children
    )
  return (
    <button
      type={type}
      form={form}
      class="button"
      data-look={look}
      aria-disabled={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy) return event.preventDefault()
        // Enter in a field clicks the form's submit button, too.
        setPressed(true)
        onPress?.()
      }}
    >
      {busy && isPressed ? (
        <BusyLabel busyLabel={busyLabel}>{label}</BusyLabel>
      ) : (
        <span class="button-label">{label}</span>
      )}
    </button>
  )
}

function BusyLabel({ busyLabel, children }: { busyLabel?: string; children: ComponentChildren }) {
  const isLate = useDelayed()
  return (
    <span class="button-label">
      <Spinner />
      {isLate && busyLabel !== undefined ? <span role="status">{busyLabel}</span> : children}
    </span>
  )
}
