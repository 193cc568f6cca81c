import { getTranslator } from '../../../shared/languages/translator.ts'
import { drawQrCode } from '../../../shared/wizard/qr-code.ts'
import type { WalletData } from '../../../shared/wizard/wallet.ts'
import type { Challenge } from '../../authentication/decentralized/presentations.ts'

/**
 * A request for a self-issued ID token (SIOPv2, draft 13, sections 4.1 and 9), as an address that a wallet on this device opens and as a QR code for one
 * on another. Either way the wallet leads its own browser to our page, which shows a code.
 */
export function toWalletData(
  { nonce, audience }: Pick<Challenge, 'audience' | 'nonce'>,
  language: string,
): Omit<WalletData, 'account'> {
  const t = getTranslator(language)
  const parameters = new URLSearchParams({
    response_type: 'id_token',
    scope: 'openid',
    client_id: audience,
    redirect_uri: audience,
    nonce,
    client_metadata: JSON.stringify({ subject_syntax_types_supported: ['did:key', 'did:jwk', 'did:web'] }),
  })
  const request = `siopv2://?${parameters}`
  const texts = { picture: t('wallet.picture'), open: t('wallet.open'), scan: t('wallet.scan') }
  return { nonce, audience, request, qr: drawQrCode(request), texts }
}
