import type { PageField } from '../detectors/page-content.ts'

/** A redirect after signing in comes at once; after this long the person navigated by choice (docs/detection.md#points-for-any-other-page). */
export const maxRedirectMs = 10_000

/** A sign-in that is noticed in this document: sent by a form, or by a button or Enter where an app has no form. No value is read. */
interface SignInWatch {
  /** When it was noticed; 0 for never. */
  at: number
  /** Fields of the view that is shown now. */
  show(fields: PageField[]): void
}

const buttons = 'button,[type=submit],[type=button],[role=button]'

/** Calls `noticed` at each sign-in. A form with several password fields is a change, so what follows is not reached by signing in. */
export function watchSignIn(noticed: () => void): SignInWatch {
  let fields: PageField[] = []
  let typed = false
  const watch: SignInWatch = {
    at: 0,
    show(shown) {
      fields = shown
    },
  }
  const notice = () => {
    typed = false
    watch.at = Date.now()
    noticed()
  }
  const isPassword = (target: EventTarget | undefined) =>
    target instanceof HTMLInputElement && target.getAttribute('type')?.toLowerCase() === 'password'

  addEventListener(
    'submit',
    ({ target }) => {
      if (!(target instanceof HTMLFormElement)) return
      const inputs = [...target.querySelectorAll('input')]
      const passwords = inputs.filter((input) => isPassword(input) && input.checkVisibility())
      if (passwords.length === 1) notice()
    },
    true,
  )
  addEventListener(
    'input',
    (event) => {
      if (isPassword(event.composedPath()[0])) typed = true
    },
    true,
  )
  const pressed = (event: Event) => {
    if (!event.isTrusted || !typed) return
    const target = event.composedPath()[0]
    const sends = 'key' in event ? event.key === 'Enter' : target instanceof Element && target.closest(buttons)
    if (sends && fields.filter(({ isPassword, isVisible }) => isPassword && isVisible()).length === 1) notice()
  }
  addEventListener('click', pressed, true)
  addEventListener('keydown', pressed, true)
  return watch
}
