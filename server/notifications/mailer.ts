import type { Transporter } from 'nodemailer'
import { logoId } from './html.ts'
import type { RenderedMail } from './rendering.ts'
import { parseSmtpServer, type SmtpServer } from './smtp-server.ts'

export interface Mailer {
  /** False: no server is configured, and mail stays in the outbox. */
  readonly configured: boolean
  /**
   * Tries the servers in their order, recently failed ones last, until one accepts the mail. `id` becomes the Message-ID, the same at
   * every attempt, so that a duplicate (after a crash between acceptance and our commit) can be recognised. Never throws.
   */
  send(mail: RenderedMail, id: string, signal: AbortSignal): Promise<SendOutcome>
}

/** `reason` holds host, port and codes, but no credentials, no address and no text of the server. */
export type SendOutcome = { sent: true; server: string } | { sent: false; reason: string }

/** RFC 2606: such a domain never exists. Codes for decoys go there, through the same queue as all others. */
export const undeliverableDomain = /\.invalid$/i

/** Codes of nodemailer: the server works, but rejects this mail or this address. */
const rejectedMail = /^(?:EENVELOPE|EMESSAGE)\b/

interface MailerOptions {
  /** In the order in which they are tried. */
  servers: readonly string[]
  from: string
  /** For one attempt with one server. */
  timeoutMs?: number
  /** A server that failed is tried last for this long, so that not every mail waits for it. */
  deferMs?: number
  /** In milliseconds, a clock that is never set. */
  monotonicNow?: () => number
  /** Told when a server fails, and when it takes mail again. */
  report?(sentence: string): void
}

export function createMailer({
  from,
  timeoutMs = 60_000,
  deferMs = 5 * 60_000,
  monotonicNow = () => performance.now(),
  report = () => undefined,
  ...options
}: MailerOptions): Mailer {
  const servers = options.servers.map(parseSmtpServer)
  // That of the public address, whatever address a server wants as the sender.
  const helloName = from.slice(from.lastIndexOf('@') + 1)
  const failedAt = new Map<SmtpServer, number>()
  const isDeferred = (server: SmtpServer): boolean =>
    monotonicNow() - (failedAt.get(server) ?? Number.NEGATIVE_INFINITY) < deferMs
  const sortServers = () => [...servers.filter((server) => !isDeferred(server)), ...servers.filter(isDeferred)]

  return {
    configured: servers.length > 0,
    async send(mail, id, signal) {
      if (undeliverableDomain.test(mail.to)) return { sent: true, server: 'nowhere' }
      const reasons: string[] = []
      for (const server of sortServers()) {
        if (signal.aborted) return { sent: false, reason: 'stopping' }
        const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
        const reason = await sendThrough(server, { mail, id, from: server.from ?? from, helloName }, limit)
        if (reason === undefined || rejectedMail.test(reason)) {
          if (failedAt.delete(server)) report(`The mail server ${server.name} takes mail again.`)
        } else if (!signal.aborted) {
          if (!failedAt.has(server))
            report(`The mail server ${server.name} takes no mail (${reason}): it is tried again.`)
          failedAt.set(server, monotonicNow())
        }
        if (reason === undefined) return { sent: true, server: server.name }
        reasons.push(`${server.name} ${reason}`)
      }
      return { sent: false, reason: reasons.join(', ') || 'no server is configured' }
    },
  }
}

/** Returns why the server did not accept the mail; undefined: it did. */
async function sendThrough(
  server: SmtpServer,
  { mail, id, from, helloName }: { mail: RenderedMail; id: string; from: string; helloName: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  // nodemailer is loaded with the first mail: it would take a tenth of every start.
  const { createSmtpTransport: transportTo } = await import('./transport.ts')
  const transport = transportTo(server, helloName)
  try {
    await abortable(transport, signal, () =>
      transport.sendMail({
        from,
        to: { name: '', address: mail.to },
        envelope: { from, to: [mail.to] },
        messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        attachments: toAttachments(mail),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.language,
        },
      }),
    )
    return undefined
  } catch (error) {
    return errorCodes(error)
  }
}

/** The logo is a part of the mail that its HTML shows: nothing is fetched, so no reader is noticed. */
const toAttachments = ({ logo }: RenderedMail) =>
  logo && [
    {
      cid: logoId,
      filename: 'logo.png',
      content: logo.content,
      contentType: logo.type,
      contentDisposition: 'inline' as const,
    },
  ]

/** nodemailer takes no signal: closing the transport aborts it, so that a silent server delays nothing. */
function abortable<T>(transport: Transporter, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => {
      reject(signal.reason)
      transport.close()
    }
    signal.addEventListener('abort', end, { once: true })
    work()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', end)
        transport.close()
      })
  })
}

function errorCodes(error: unknown): string {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: string }
  const known = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number')
  return known.join(' ') || name || 'unknown'
}
