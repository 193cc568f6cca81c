import './dialog.css'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { Breakable } from './Breakable.tsx'
import { Button } from './Button.tsx'

interface ConfirmDialogProps {
  /** Names the object and the consequence. */
  title: string
  text: string
  keepLabel: string
  confirmLabel: string
  onKeep: () => void
  onConfirm: () => void
}

/** Asks for confirmation before something is lost. Escape and the first button keep it. */
export function ConfirmDialog({ title, text, keepLabel, confirmLabel, onKeep, onConfirm }: ConfirmDialogProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the next key, which would go to the page below.
  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    element?.querySelector('button')?.focus()
    return () => {
      element?.close()
      // The browser restores the focus only if the dialog stays in the page after closing.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault()
        onKeep()
      }}
    >
      <h2 id={`${id}-title`}>
        <Breakable text={title} />
      </h2>
      <p id={`${id}-text`}>{text}</p>
      <div class="buttons">
        <Button look="primary" onPress={onKeep}>
          {keepLabel}
        </Button>
        <Button look="second" onPress={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </dialog>
  )
}
