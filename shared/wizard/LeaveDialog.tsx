import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import { useWords } from './wording.ts'

/** Asked only where stopping would lose something. Escape and the first button keep going. */
export function LeaveDialog({ onKeep, onLeave }: { onKeep: () => void; onLeave: () => void }) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    element?.querySelector('button')?.focus()
    return () => {
      element?.close()
      // The browser gives focus back only where the dialog outlives its closing.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      onCancel={(event) => {
        event.preventDefault()
        onKeep()
      }}
    >
      <h2 id="leave-title">{words('wizard.cancel-title')}</h2>
      <p id="leave-text">{words('wizard.cancel-text')}</p>
      <div class="buttons">
        <Button look="primary" onPress={onKeep}>
          {words('wizard.cancel-keep')}
        </Button>
        <Button look="second" onPress={onLeave}>
          {words('wizard.cancel-stop')}
        </Button>
      </div>
    </dialog>
  )
}
