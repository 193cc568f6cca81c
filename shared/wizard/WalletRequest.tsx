import { useTranslator } from './use-translator.ts'
import type { WalletData } from './wallet.ts'

/** A link for a wallet on this device and a QR code for one on another; either shows a code, which is typed here. */
export function WalletRequest({ request, qr }: Pick<WalletData, 'request' | 'qr'>) {
  const t = useTranslator()
  return (
    <div class="totp-enrolment">
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('wizard.wallet-picture')}>
        <path d={qr.path} />
      </svg>
      <div class="totp-here">
        <a class="button" data-look="second" href={request}>
          <span class="button-label">{t('wizard.wallet-open')}</span>
        </a>
        <p class="field-hint">{t('wizard.wallet-scan')}</p>
      </div>
    </div>
  )
}
