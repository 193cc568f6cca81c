import { encode } from 'uqr'
import type { TotpEnrolmentData } from './controls/totp-enrolment.tsx'

/** A text for a camera: its dark modules as one path, row by row. Drawn by whoever makes the page, never in the browser of a person. */
export function qrCode(text: string): TotpEnrolmentData['qr'] {
  const { size, data } = encode(text, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: path.join('') }
}
