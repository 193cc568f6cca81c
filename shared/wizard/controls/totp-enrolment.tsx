import { useWords } from '../wording.ts'
import type { Control } from './control.ts'

/** What an authenticator app reads, drawn by the server: the secret leaves it for nobody else. */
export interface TotpEnrolmentData {
  /** In groups of four. */
  secret: string
  qr: { size: number; path: string }
}

/** A picture for the app's camera, and the same as letters for whoever cannot photograph it. */
export function TotpEnrolmentView({ data }: { data: Record<string, unknown> }) {
  const words = useWords()
  const { secret, qr } = data as unknown as TotpEnrolmentData
  return (
    <div class="totp-enrolment">
      <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={words('wizard.totp-picture')}>
        <path d={qr.path} />
      </svg>
      <dl class="secret-to-type">
        <dt>{words('wizard.totp-secret')}</dt>
        <dd>
          <code>{secret}</code>
        </dd>
      </dl>
    </div>
  )
}

export const totpEnrolment: Control = { View: TotpEnrolmentView }
