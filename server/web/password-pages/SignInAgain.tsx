import '../../../shared/ui/dialog.css'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { PasswordPagesStore } from './password-pages-store.ts'
import { SignIn } from './SignIn.tsx'

const titleId = 'sign-in-again'

/** The sign-in above a page whose session has ended. The page below is covered, so that it tells nothing meanwhile, and keeps what was typed. */
export function SignInAgain({ store }: { store: PasswordPagesStore }) {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  const { passwords } = store.state.value
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    open(element)
    return () => {
      element?.close()
      // The browser restores the focus only if the dialog stays in the page after closing.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog covers-page"
      aria-labelledby={titleId}
      // A browser closes a dialog at the second Escape, whatever the page says to `cancel`.
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onCancel={(event) => event.preventDefault()}
      onClose={() => open(dialog.current)}
    >
      <h2 id={titleId}>{t('password-pages.again-title')}</h2>
      <p>{t('password-pages.again-text')}</p>
      <SignIn store={store} takesFocus account={passwords?.account} />
      <Button look="quiet" onPress={() => void store.signOut()}>
        {t('me.sign-out')}
      </Button>
    </dialog>
  )
}

function open(dialog: HTMLDialogElement | null): void {
  if (!dialog?.isConnected || dialog.open) return
  dialog.showModal()
  dialog.querySelector<HTMLInputElement>('input[type=password]')?.focus()
}
