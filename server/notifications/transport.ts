import { createTransport } from 'nodemailer'
import { type SmtpServer, toHelloName } from './smtp-server.ts'

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
