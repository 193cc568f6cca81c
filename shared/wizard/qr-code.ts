import { encode } from 'uqr'
import type { TotpEnrolmentData } from './controls/totp-enrolment.tsx'

/** A QR code as one SVG path of its dark modules, row by row. Drawn on the server, never in the browser. */
export function drawQrCode(text: string): TotpEnrolmentData['qr'] {
  const { size, data } = encode(text, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: path.join('') }
}
