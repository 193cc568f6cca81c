import { UserRound } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from './wording.ts'

/** Who is being helped, on every page, so that nobody helps the wrong account. */
export function AccountChip({ account }: { account: string }) {
  const words = useWords()
  return (
    <p class="chip">
      <Icon of={UserRound} />
      <span>{words('wizard.account-for', { account })}</span>
    </p>
  )
}
