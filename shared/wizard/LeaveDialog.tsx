import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../ui/Button.tsx'
import { useTranslator } from './use-translator.ts'

/** Asks for confirmation where leaving would lose something. Escape and the first button continue the run. */
export function LeaveDialog({ onKeep, onLeave }: { onKeep: () => void; onLeave: () => void }) {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
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
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      onCancel={(event) => {
        event.preventDefault()
        onKeep()
      }}
    >
      <h2 id="leave-title">{t('wizard.cancel-title')}</h2>
      <p id="leave-text">{t('wizard.cancel-text')}</p>
      <div class="buttons">
        <Button look="primary" onPress={onKeep}>
          {t('wizard.cancel-keep')}
        </Button>
        <Button look="second" onPress={onLeave}>
          {t('wizard.cancel-stop')}
        </Button>
      </div>
    </dialog>
  )
}
