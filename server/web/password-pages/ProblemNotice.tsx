import { Notice } from '../../../shared/ui/Notice.tsx'
import type { PasswordPagesStore } from './password-pages-store.ts'

/** Why the last request failed. While the person signs in again, their sign-in has its own. */
export function ProblemNotice({ store }: { store: PasswordPagesStore }) {
  const { problem, signsInAgain } = store.state.value
  return problem && !signsInAgain ? <Notice tone="bad" alert text={problem.text} /> : null
}
