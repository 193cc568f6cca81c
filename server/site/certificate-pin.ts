import { createHash, type X509Certificate } from 'node:crypto'

/** SHA-256 of the certificate's public key (RFC 7469 §2.4), so that a certificate that is renewed for the same key keeps its pin. */
export const toCertificatePin = ({ publicKey }: Pick<X509Certificate, 'publicKey'>): string =>
  `sha256/${createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')}`
