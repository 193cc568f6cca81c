import { UserRound } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { useTranslator } from './use-translator.ts'

interface AccountChipProps {
  account: string
  /** Name of the chosen domain, where there are several. */
  domain?: string
  /** Leads back to the account page; `changeAt` is the same as an address, for pages without scripts. */
  onChange?: () => void
  changeAt?: string
}

/** The account that the run is for, shown on every page, so that no wrong account is helped, and the way to another one. */
export function AccountChip({ account, domain, onChange, changeAt }: AccountChipProps) {
  const t = useTranslator()
  const label = t('wizard.change-account')
  return (
    <p class="chip">
      <Icon icon={UserRound} />
      <span>
        {t('wizard.account-for', { account })}
        {domain !== undefined && ` · ${domain}`}
      </span>
      {onChange && (
        <button type="button" class="link" onClick={onChange}>
          {label}
        </button>
      )}
      {changeAt !== undefined && (
        <a class="link" href={changeAt}>
          {label}
        </a>
      )}
    </p>
  )
}
