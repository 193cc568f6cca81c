import { CopyButton } from '../CopyButton.tsx'
import { useTranslator } from '../use-translator.ts'
import { type Control, defineView } from './control.ts'

/** The secret for an authenticator app. The QR code is drawn by the server, so the secret is sent to no third party. */
export interface TotpEnrolmentData {
  /** In groups of four. */
  secret: string
  qr: { size: number; path: string }
  /** `otpauth:` address; an app on this device opens it. */
  uri: string
}

/** A QR code for the camera of another device, a link for an app on this one, and the secret as text for people who can use neither. */
export const TotpEnrolmentView = defineView<TotpEnrolmentData>(({ data }) => {
  const t = useTranslator()
  const { secret, qr, uri } = data
  return (
    <div class="totp-enrolment">
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('wizard.totp-picture')}>
        <path d={qr.path} />
      </svg>
      <div class="totp-here">
        <a class="button" data-look="second" href={uri}>
          <span class="button-label">{t('wizard.totp-open')}</span>
        </a>
        <dl class="secret-to-type">
          <dt>{t('wizard.totp-secret')}</dt>
          <dd>
            <code>{secret}</code>
          </dd>
        </dl>
        <CopyButton value={secret.replaceAll(' ', '')} />
      </div>
    </div>
  )
})

export const totpEnrolment: Control = { View: TotpEnrolmentView }
