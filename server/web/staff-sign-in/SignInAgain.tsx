import '../../../shared/ui/dialog.css'
import { useEffect, useRef } from 'preact/hooks'
import { headingId } from '../../../shared/forms/FieldFrame.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { StaffSignIn } from './StaffSignIn.tsx'
import type { Member, StaffStore } from './staff-store.ts'

/**
 * The sign-in above a page whose session has ended. The page below is inert and covered, so that it tells nothing meanwhile, and keeps what
 * was typed.
 */
export function SignInAgain({ store, site, member }: { store: StaffStore; site?: SiteInfo; member: Member }) {
  const t = useTranslator()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    const title = document.title
    open(element)
    return () => {
      element?.close()
      document.title = title
      // The browser restores the focus only if the dialog stays in the page after closing.
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      class="dialog sign-in-again"
      aria-labelledby={headingId}
      // A browser closes a dialog at the second Escape, whatever the page says to `cancel`; the next keys, of a password, would go to the page below.
      onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
      onCancel={(event) => event.preventDefault()}
      onClose={() => open(dialog.current)}
    >
      <StaffSignIn
        store={store.signIn}
        site={site}
        title={t('second-factor.again-title')}
        text={t('second-factor.again-text', { name: member.displayName })}
        who={member}
      />
      <Button look="quiet" onPress={() => void store.signOut()}>
        {t('second-factor.again-sign-out')}
      </Button>
    </dialog>
  )
}

function open(dialog: HTMLDialogElement | null): void {
  if (!dialog?.isConnected) return
  dialog.showModal()
  dialog.querySelector<HTMLInputElement>('input[type=password]')?.focus()
}
