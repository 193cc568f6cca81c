import { parseSmtpServer, type SmtpServer } from '../notifications/smtp-server.ts'
import { createSmtpTransport } from '../notifications/transport.ts'
import { type Check, type Finding, fail, note, ok } from './check.ts'

/** Each mail server: whether it can be reached, encrypts, and accepts the sign-in. No mail is sent. */
export const mail: Check = {
  id: 'mail',
  async run({ smtp, hasPracticeInbox, url }) {
    const unset = hasPracticeInbox
      ? ok('servers', `e-mails of the sample company arrive at ${url.origin}/practice/inbox`)
      : note('servers', 'LATCHKEY_SMTP names no mail server, so e-mails wait in the outbox.')
    const findings =
      smtp.length === 0
        ? [unset]
        : await Promise.all(smtp.map((address) => tryServer(parseSmtpServer(address), url.hostname)))
    return [{ title: 'E-mail', findings }]
  },
}

async function tryServer(server: SmtpServer, helloName: string): Promise<Finding> {
  const transport = createSmtpTransport(server, helloName)
  try {
    await transport.verify()
    const encrypted = server.secure || !server.loopback
    const signedIn = server.auth ? `signed in as ${server.auth.user}` : 'without signing in'
    return ok(server.name, `accepts e-mail ${encrypted ? 'over TLS' : 'on this machine'}, ${signedIn}`)
  } catch (error) {
    return fail(server.name, describeSmtpError(error as Partial<SmtpError>))
  } finally {
    transport.close()
  }
}

/** What nodemailer adds to an Error. */
interface SmtpError {
  message: string
  code: string
  responseCode: number
}

/** By nodemailer's codes; a failed TLS handshake has the code of the socket instead. */
function describeSmtpError({ code = '', message = '', responseCode }: Partial<SmtpError>): string {
  if (code === 'EAUTH')
    return `does not take this user and password (${responseCode ?? code}): correct them in LATCHKEY_SMTP.`
  if (/certificate has expired/i.test(message))
    return 'shows a certificate that has expired: its administrator must renew it.'
  if (/not yet valid/i.test(message))
    return "shows a certificate that is not valid yet: compare this machine's clock with the mail server's."
  if (code === 'ETLS' || /certificate|self.signed|altname/i.test(message))
    return `TLS fails (${message}): name its authority with ?ca=FILE, or the server by the name in its certificate.`
  if (code === 'EDNS') return 'has no address in DNS: correct its name in LATCHKEY_SMTP.'
  if (/ECONNREFUSED/.test(message)) return 'refuses connections: check the port, and that the server runs.'
  if (code === 'ETIMEDOUT') return 'does not answer: check the port, and the firewall between here and there.'
  return `cannot be used (${[code, responseCode].filter(Boolean).join(' ') || message}): check it in LATCHKEY_SMTP.`
}
