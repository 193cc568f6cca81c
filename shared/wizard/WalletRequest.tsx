import type { WalletAddress } from './wallet.ts'

/** A link for a wallet on this device and a QR code for one on another; either shows a code, which is typed here. */
export function WalletRequest({ request, qr, texts }: WalletAddress) {
  return (
    <div class="totp-enrolment">
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={texts.picture}>
        <path d={qr.path} />
      </svg>
      <div class="totp-here">
        <a class="button" data-look="second" href={request}>
          <span class="button-label">{texts.open}</span>
        </a>
        <p class="field-hint">{texts.scan}</p>
      </div>
    </div>
  )
}
