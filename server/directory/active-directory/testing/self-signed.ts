import { generateKeyPairSync, randomUUID, sign, X509Certificate } from 'node:crypto'

interface Pair {
  key: string
  cert: string
}

/**
 * A certificate for 127.0.0.1 and localhost that signs itself, or that `authority` signs; valid from yesterday to tomorrow unless `startsInDays`
 * and `days` say otherwise; written by hand, so that tests need no openssl.
 */
export function selfSignedCertificate({
  days = 1,
  startsInDays = Math.min(days - 1, -1),
  authority,
}: {
  days?: number
  startsInDays?: number
  authority?: Pair
} = {}): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signatureAlgorithm = sequence(oid('06082a8648ce3d040302')) // ecdsa-with-SHA256
  // A name of its own, since a client that trusts two looks its issuer up by name.
  const name = toName(`fake controller ${randomUUID()}`)
  const issuer = authority ? toName(new X509Certificate(authority.cert).subject.replace('CN=', '')) : name
  const validity = sequence(utcTime(Date.now() + startsInDays * 86_400_000), utcTime(Date.now() + days * 86_400_000))
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))
  const extension = sequence(oid('0603551d11'), der(0x04, names)) // subjectAltName
  const toBeSigned = sequence(
    der(0xa0, integer(2)), // version 3
    integer(1),
    signatureAlgorithm,
    issuer,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
  const signature = sign('sha256', toBeSigned, authority?.key ?? privateKey)
  const certificate = sequence(toBeSigned, signatureAlgorithm, der(0x03, Buffer.concat([Buffer.of(0), signature])))
  const base64 = certificate.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, content: Buffer): Buffer {
  const length = content.length
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...head), content])
}

const toName = (commonName: string) =>
  sequence(der(0x31, sequence(oid('0603550403'), der(0x0c, Buffer.from(commonName)))))

const sequence = (...parts: Buffer[]) => der(0x30, Buffer.concat(parts))
const integer = (value: number) => der(0x02, Buffer.of(value))
const oid = (hex: string) => Buffer.from(hex, 'hex')

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`))
}
