import { isIPv4, isIPv6 } from 'node:net'
import { createTransport } from 'nodemailer'
import type { SmtpServer } from './smtp-server.ts'

const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000, dnsTimeout: 5_000 }

/**
 * A nodemailer transport to one server; the caller closes it. TLS is required unless the server is on this machine. `helloName`: the name in EHLO, which
 * many servers check; a machine's own name is often not a full one.
 */
export function createSmtpTransport(server: SmtpServer, helloName: string) {
  const ca = server.readCa?.()
  return createTransport({
    name: toHelloName(helloName),
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && !server.loopback,
    auth: server.auth,
    // On this machine plain text is accepted, so an unverified certificate is no worse.
    tls: { ca, rejectUnauthorized: !server.loopback || ca !== undefined, minVersion: 'TLSv1.2' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...limits,
  })
}

/** An address is written in brackets there (RFC 5321, 4.1.3); a URL has an IPv6 address in brackets already. */
function toHelloName(host: string): string {
  const address = host.replace(/^\[|\]$/g, '')
  if (isIPv6(address)) return `[IPv6:${address}]`
  return isIPv4(address) ? `[${address}]` : host.replace(/\.$/, '')
}
