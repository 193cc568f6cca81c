import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { portOf } from './free-port.ts'

/**
 * The fault of the server: it refuses every mail, answers late, breaks the connection after it accepted and before it says so,
 * does not speak SMTP at all, never answers, or takes a mail and never says so.
 */
export type SmtpFailure = 'refuse' | 'slow' | 'drop-after-accept' | 'garbage' | 'silent' | 'silent-after-accept'

export interface ReceivedMail {
  /** How the sender named itself in EHLO. */
  helloName: string
  from: string
  to: string[]
  messageId: string
  /** The message as received, headers and all. */
  source: string
}

export interface FakeSmtpServer {
  readonly url: string
  readonly port: number
  readonly received: ReceivedMail[]
  fail(how: SmtpFailure | undefined): void
  /** Shows another certificate from the next connection on. */
  useCertificate(certificate: { key: string; cert: string }): void
  /** Resolves when `count` mails are there; rejects after a minute. */
  waitForMails(count: number): Promise<ReceivedMail[]>
  close(): Promise<void>
}

const maxWaitMs = 60_000

/** A mail server on loopback that keeps what it gets in memory and can fail in the ways real ones do. */
export async function startFakeSmtpServer(
  options: {
    port?: number
    auth?: { user: string; pass: string }
    /** With a certificate, the server speaks TLS from the first byte: `smtps://`. */
    certificate?: { key: string; cert: string }
    /** It shows the certificate after STARTTLS instead. */
    offersStartTls?: boolean
  } = {},
): Promise<FakeSmtpServer> {
  const received: ReceivedMail[] = []
  let failure: SmtpFailure | undefined
  const { certificate, offersStartTls = false } = options
  const isSecure = certificate !== undefined && !offersStartTls
  const server = new SMTPServer({
    authOptional: !options.auth,
    disabledCommands: options.auth ? [] : ['AUTH'],
    hideSTARTTLS: !offersStartTls,
    secure: isSecure,
    ...certificate,
    // Without TLS, for which there is Exim (exim.ts).
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === options.auth?.user && password === options.auth?.pass) return done(null, { user: username })
      done(Object.assign(new Error('no'), { responseCode: 535 }))
    },
    onRcptTo(_address, _session, done) {
      done(failure === 'refuse' ? Object.assign(new Error('not here'), { responseCode: 550 }) : null)
    },
    onData(stream, session, done) {
      let source = ''
      stream.setEncoding('utf8')
      stream.on('data', (data) => {
        source += data
      })
      stream.on('end', () => {
        received.push({
          helloName: String(session.hostNameAppearsAs),
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map(({ address }) => address),
          messageId: /^message-id:\s*(<[^>]+>)/im.exec(source)?.[1] ?? '',
          source,
        })
        if (failure === 'drop-after-accept') return breakAll()
        if (failure === 'silent-after-accept') return
        setTimeout(done, failure === 'slow' ? 3000 : 0)
      })
    },
  })
  const sockets = new Set<Socket>()
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const handlers = server.server.listeners('connection') as ((socket: Socket) => void)[]
  server.server.removeAllListeners('connection')
  server.server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    if (failure === 'silent') return
    if (failure === 'garbage') return void socket.end('\x16\x03\x01 HTTP/1.1 200 OK\r\n\r\n<html>')
    for (const serve of handlers) serve.call(server.server, socket)
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const port = portOf(server.server)
  return {
    url: `${isSecure ? 'smtps' : 'smtp'}://${options.auth ? `${options.auth.user}:${options.auth.pass}@` : ''}127.0.0.1:${port}`,
    port,
    received,
    fail(how) {
      failure = how
    },
    useCertificate: (certificate) => server.updateSecureContext(certificate),
    async waitForMails(count) {
      const deadline = Date.now() + maxWaitMs
      while (received.length < count) {
        if (Date.now() > deadline) throw new Error(`${received.length} of ${count} mails came within ${maxWaitMs} ms`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return received
    },
    async close() {
      // Node 24 crashes where a socket is destroyed while the refusal of its TLS handshake is still on the way.
      const deadline = Date.now() + 500
      while (certificate && sockets.size > 0 && Date.now() < deadline) await sleep(10)
      breakAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
