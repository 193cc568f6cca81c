import { Notice } from '../../ui/Notice.tsx'
import { useTranslator } from '../use-translator.ts'
import { WalletRequest } from '../WalletRequest.tsx'
import { getHostWallet, type WalletData } from '../wallet.ts'
import { type Control, defineView } from './control.ts'

/** In the extension's window the key of this browser answers with one press. Everywhere else, and without a key there, a wallet is asked and its code typed. */
export const WalletView = defineView<WalletData>(({ data }) => {
  const t = useTranslator()
  const wallet = getHostWallet()
  if (wallet?.hasKey(data.account)) return <Notice tone="quiet" text={t('extension.key-here')} />
  return (
    <>
      {wallet && <Notice tone="warn" text={t('extension.key-missing')} />}
      <WalletRequest {...data} />
    </>
  )
})

/** The server sends the control's name together with its data, so the data's shape is not checked again. */
const toWalletData = (data: Record<string, unknown>): WalletData => data as unknown as WalletData

const hasKey = (data: Record<string, unknown>): boolean => getHostWallet()?.hasKey(toWalletData(data).account) === true

export const wallet: Control = {
  View: WalletView,
  omits: (data) => (hasKey(data) ? ['code'] : []),
  async complete(data, typed) {
    if (!hasKey(data)) return { answer: typed }
    const idToken = await getHostWallet()
      ?.sign(toWalletData(data))
      .catch(() => undefined)
    return idToken ? { answer: { ...typed, presentation: { idToken } } } : { problem: 'extension.key-not-used' }
  },
}
