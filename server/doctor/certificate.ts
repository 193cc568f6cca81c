import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { type Check, type Finding, fail, note, ok, warn } from './check.ts'
import { validity } from './validity.ts'

/** The certificate that our own listener shows to browsers. */
export const certificate: Check = {
  id: 'certificate',
  async look({ tls, url }) {
    const findings = tls ? ofFiles(tls, url) : [without(url)]
    return [{ title: `Certificate of ${url.origin}`, findings }]
  },
}

const without = (url: URL): Finding =>
  url.protocol === 'http:'
    ? note('TLS', 'none: passwords stay on this machine, since the address is local.')
    : note('TLS', 'ends at the proxy of LATCHKEY_TRUSTED_PROXIES, which shows a certificate of its own.')

function ofFiles({ certFile, keyFile }: NonNullable<Config['tls']>, url: URL): Finding[] {
  let shown: X509Certificate
  try {
    shown = new X509Certificate(readFileSync(certFile))
  } catch {
    return [fail('file', `${certFile} cannot be read as a PEM certificate: correct LATCHKEY_TLS_CERT_FILE.`)]
  }
  return [
    validity(shown.validToDate, new Date()),
    name(shown, url.hostname.replace(/^\[|\]$/g, '')),
    chain(shown, certFile),
    ...key(shown, keyFile),
  ]
}

function name(shown: X509Certificate, host: string): Finding {
  const bears = isIP(host) === 0 ? shown.checkHost(host) : shown.checkIP(host)
  if (bears) return ok('name', `bears ${host}`)
  return fail(
    'name',
    `bears ${shown.subjectAltName ?? 'no name'}, not ${host}: browsers refuse it. Get one for ${host}.`,
  )
}

function chain(shown: X509Certificate, file: string): Finding {
  if (shown.checkIssued(shown))
    return warn('chain', 'signs itself: every browser must be told to trust it. Get one of your authority.')
  const count = readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 1
  if (count > 1) return ok('chain', `${count} certificates in the file`)
  return warn('chain', 'the file holds no certificate of an authority in between: append it, unless there is none.')
}

function key(shown: X509Certificate, file: string): Finding[] {
  try {
    const matches = shown.checkPrivateKey(createPrivateKey(readFileSync(file)))
    const open = process.platform !== 'win32' && (statSync(file).mode & 0o004) !== 0
    return [
      matches
        ? ok('key', 'belongs to the certificate')
        : fail('key', 'belongs to another certificate: correct LATCHKEY_TLS_KEY_FILE.'),
      ...(open ? [warn('key mode', `everybody on this machine may read ${file}: run chmod 640 or 600 on it.`)] : []),
    ]
  } catch {
    return [fail('key', `${file} cannot be read as a private key: correct LATCHKEY_TLS_KEY_FILE.`)]
  }
}
