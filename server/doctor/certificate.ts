import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { getCACertificates } from 'node:tls'
import { allowsPasskeys } from '../factors/common/relying-party.ts'
import type { ListenerConfig } from '../listener-config.ts'
import { type Check, checkExpiry, type Finding, fail, note, ok, warn } from './check.ts'

/** The certificate that our own listener presents to browsers. */
export const certificate: Check<Pick<ListenerConfig, 'tls' | 'url' | 'listenUrl'>> = {
  id: 'certificate',
  async run({ tls, url, listenUrl }) {
    const findings = tls ? checkFiles(tls, listenUrl) : [describeMissing(listenUrl)]
    return [{ title: `Certificate of ${listenUrl.origin}`, findings: [...findings, ...checkPasskeys(url)] }]
  },
}

/** People are not offered what no browser would do. */
const checkPasskeys = (url: URL): Finding[] =>
  allowsPasskeys(url)
    ? []
    : [
        warn(
          'passkeys',
          `are offered to nobody: browsers have them for host names only. Give LATCHKEY_URL a name instead of ${url.hostname}.`,
        ),
      ]

const describeMissing = (url: URL): Finding =>
  url.protocol === 'http:'
    ? note('TLS', 'none: passwords stay on this machine, since the address is local.')
    : note('TLS', 'ends at the proxy of LATCHKEY_TRUSTED_PROXIES, which shows a certificate of its own.')

function checkFiles({ certFile, keyFile }: NonNullable<ListenerConfig['tls']>, url: URL): Finding[] {
  let x509: X509Certificate
  try {
    x509 = new X509Certificate(readFileSync(certFile))
  } catch {
    return [fail('file', `${certFile} cannot be read as a PEM certificate: correct LATCHKEY_TLS_CERT_FILE.`)]
  }
  return [
    checkExpiry({ validFrom: x509.validFromDate, validTo: x509.validToDate }, new Date()),
    checkName(x509, url.hostname.replace(/^\[|\]$/g, '')),
    checkChain(x509, certFile),
    ...checkKey(x509, keyFile),
  ]
}

function checkName(x509: X509Certificate, host: string): Finding {
  const isNamed = isIP(host) === 0 ? x509.checkHost(host) : x509.checkIP(host)
  if (isNamed) return ok('name', `is for ${host}`)
  return fail(
    'name',
    `is for ${x509.subjectAltName ?? 'no name'}, not ${host}: browsers refuse it. Get one for ${host}.`,
  )
}

/** `readAuthorities`: PEM of those that this machine trusts. */
export function checkChain(x509: X509Certificate, file: string, readAuthorities = readTrusted): Finding {
  if (x509.checkIssued(x509))
    return warn('chain', 'is self-signed: no browser trusts it by itself. Get one from your certificate authority.')
  const count = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 1
  if (count > 1) return ok('chain', `${count} certificates in the file`)
  const issuer = x509.issuer.replaceAll('\n', ', ')
  if (isSignedByOneOf(readAuthorities(), x509))
    return ok('chain', `signed by ${issuer} itself, which this machine trusts`)
  return warn(
    'chain',
    `is signed by ${issuer}, which is neither in the file nor an authority that this machine trusts: append the intermediate certificate, or install the authority on this machine if it signs directly.`,
  )
}

/** Those of the machine, and those that Node brings along. */
const readTrusted = () => [...getCACertificates('system'), ...getCACertificates('default')]

/** Then there is no intermediate certificate. */
function isSignedByOneOf(authorities: readonly string[], x509: X509Certificate): boolean {
  return authorities.some((pem) => {
    const root = new X509Certificate(pem)
    return x509.checkIssued(root) && x509.verify(root.publicKey)
  })
}

function checkKey(x509: X509Certificate, file: string): Finding[] {
  try {
    const matches = x509.checkPrivateKey(createPrivateKey(readFileSync(file)))
    const isReadableByAll = process.platform !== 'win32' && (statSync(file).mode & 0o004) !== 0
    return [
      matches
        ? ok('key', 'belongs to the certificate')
        : fail('key', 'belongs to another certificate: correct LATCHKEY_TLS_KEY_FILE.'),
      ...(isReadableByAll
        ? [warn('key mode', `everybody on this machine may read ${file}: run chmod 640 or 600 on it.`)]
        : []),
    ]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') {
      const text = `this user may not read ${file}: run chgrp with its group and chmod 640 on it.`
      return [fail('key', text)]
    }
    return [fail('key', `${file} cannot be read as a private key: correct LATCHKEY_TLS_KEY_FILE.`)]
  }
}
