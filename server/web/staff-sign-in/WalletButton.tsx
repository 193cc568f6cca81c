import { Button } from '../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { SignInStore } from './sign-in-store.ts'

/** The way to a sign-in by a wallet; absent where the site offers none. */
export function WalletButton({ store, site }: { store: SignInStore; site?: SiteInfo }) {
  const t = useTranslator()
  if (!store.findWalletModule(site)) return null
  return (
    <Button look="second" busy={store.state.value.busy} onPress={() => void store.startWallet()}>
      {t('second-factor.wallet')}
    </Button>
  )
}
