import { Notice } from '../../ui/Notice.tsx'
import { useTranslator } from '../use-translator.ts'
import { WalletRequest } from '../WalletRequest.tsx'
import { getHostWallet, type WalletData } from '../wallet.ts'
import { type Control, defineView } from './control.ts'

/** In the extension's window a key is made in this browser. Everywhere else a wallet is asked and its code typed. */
export const WalletRegistrationView = defineView<WalletData>(({ data }) => {
  const t = useTranslator()
  if (getHostWallet()) return <Notice tone="quiet" text={t('extension.key-made-here')} />
  return <WalletRequest {...data} />
})

export const walletRegistration: Control = {
  View: WalletRegistrationView,
  omits: () => (getHostWallet() ? ['code'] : []),
  async complete(data, typed) {
    const wallet = getHostWallet()
    if (!wallet) return { answer: typed }
    // The server sends the control's name together with its data, so the data's shape is not checked again.
    const idToken = await wallet.register(data as unknown as WalletData).catch(() => undefined)
    return idToken ? { answer: { ...typed, presentation: { idToken } } } : { problem: 'extension.key-not-made' }
  },
}
