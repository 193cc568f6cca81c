import type { Transporter } from 'nodemailer'
import type { RenderedMail } from './rendering.ts'
import { readServer, type SmtpServer } from './smtp-server.ts'

export interface Mailer {
  /** False: nothing is configured, and mail stays in the outbox. */
  readonly configured: boolean
  /**
   * Offers the mail to the servers until one accepts it: in their order, those that failed a while ago last. `id` becomes the Message-ID, the same at every attempt, so that
   * a receiver who gets a mail twice (a crash between acceptance and our commit) can tell. Never throws.
   */
  send(mail: RenderedMail, id: string, signal: AbortSignal): Promise<Sent>
}

/** `reason` holds host, port and codes: no credentials, no address, none of the server's own words. */
export type Sent = { sent: true; server: string } | { sent: false; reason: string }

/** RFC 2606: no such domain ever exists. Codes for accounts that do not exist go there, through the same queue as those of others. */
const leadsNowhere = /\.invalid$/i

/** Of nodemailer: the server answered well, and does not want this mail or this address. */
const aboutTheMail = /^(?:EENVELOPE|EMESSAGE)\b/

/**
 * `wholeMs`: so long one server may take. `restMs`: so long one that failed is asked last, so that not every mail waits for it;
 * `steady` is a clock that is never set.
 */
export function createMailer(of: {
  servers: readonly string[]
  from: string
  wholeMs?: number
  restMs?: number
  steady?: () => number
}): Mailer {
  const { restMs = 5 * 60_000, steady = () => performance.now() } = of
  const servers = of.servers.map(readServer)
  const failedAt = new Map<SmtpServer, number>()
  const isResting = (server: SmtpServer): boolean =>
    steady() - (failedAt.get(server) ?? Number.NEGATIVE_INFINITY) < restMs
  const inTurn = () => [...servers.filter((one) => !isResting(one)), ...servers.filter(isResting)]

  return {
    configured: servers.length > 0,
    async send(mail, id, signal) {
      if (leadsNowhere.test(mail.to)) return { sent: true, server: 'nowhere' }
      const reasons: string[] = []
      for (const server of inTurn()) {
        if (signal.aborted) return { sent: false, reason: 'stopping' }
        const reason = await offer(
          server,
          of.from,
          mail,
          id,
          AbortSignal.any([signal, AbortSignal.timeout(of.wholeMs ?? 60_000)]),
        )
        if (reason === undefined || aboutTheMail.test(reason)) failedAt.delete(server)
        else if (!signal.aborted) failedAt.set(server, steady())
        if (reason === undefined) return { sent: true, server: server.name }
        reasons.push(`${server.name} ${reason}`)
      }
      return { sent: false, reason: reasons.join(', ') || 'no server is configured' }
    },
  }
}

async function offer(server: SmtpServer, defaultFrom: string, mail: RenderedMail, id: string, signal: AbortSignal) {
  const from = server.from ?? defaultFrom
  // nodemailer comes with the first mail: it would be a tenth of every start.
  const { transportTo } = await import('./transport.ts')
  const transport = transportTo(server)
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
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': mail.language,
        },
      }),
    )
    return undefined
  } catch (error) {
    return codes(error)
  }
}

/** nodemailer takes no signal: closing the transport ends what it does, and a silent server holds nobody. */
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

function codes(error: unknown): string {
  const { code, responseCode, name } = error as { code?: unknown; responseCode?: unknown; name?: string }
  const known = [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number')
  return known.join(' ') || name || 'unknown'
}
