import { isIPv4, isIPv6 } from 'node:net'
import { AppError } from '../../shared/errors.ts'
import { createFileReader, describeUnreadable, readCertificates } from '../text-file.ts'

export interface SmtpServer {
  /** Host and port, for messages. */
  name: string
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS, required unless the server is on this machine. */
  secure: boolean
  loopback: boolean
  auth?: { user: string; pass: string }
  from?: string
  /** PEM of the authority that signed the server's certificate; read again when its file changes. */
  readCa?(): string
}

/**
 * `smtp://user:password@host:587?from=latchkey@corp.example&ca=/etc/ssl/corp.pem` or `smtps://…`. Throws AppError
 * `configuration-invalid`, which names the setting and never the value: it holds a password.
 */
export function parseSmtpServer(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // The address would end at such a character, and the rest of a password be taken for a path, or the user for the server.
  if (url ? url.hash || !['', '/'].includes(url.pathname) : /[#/?].*@/.test(text.replace(/^smtps?:\/\//, '')))
    throw invalid(
      'LATCHKEY_SMTP: write # as %23, / as %2F, ? as %3F, @ as %40 and % as %25 in a user name or password, and nothing but ?from= and ?ca= after the port',
    )
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) {
    throw invalid('LATCHKEY_SMTP must name servers as smtp://host:port or smtps://host:port, separated by spaces')
  }
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'from' && name !== 'ca')
  if (unknown) throw invalid('LATCHKEY_SMTP takes ?from= and ?ca= after a server, nothing else')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = Number(url.port) || (secure ? 465 : 587)
  return {
    name: `${url.hostname}:${port}`,
    host,
    port,
    secure,
    loopback: host === 'localhost' || host === '::1' || /^127\./.test(host),
    auth: url.username ? { user: decodePart(url.username), pass: decodePart(url.password) } : undefined,
    from: readFrom(url.searchParams.get('from')),
    readCa: openCa(url.searchParams.get('ca')),
  }
}

/**
 * As a host is named in EHLO. An address is written in brackets there (RFC 5321, 4.1.3); a URL has an IPv6 address in brackets already.
 */
export function toHelloName(host: string): string {
  const address = host.replace(/^\[|\]$/g, '')
  if (isIPv6(address)) return `[IPv6:${address}]`
  return isIPv4(address) ? `[${address}]` : host.replace(/\.$/, '')
}

function readFrom(from: string | null): string | undefined {
  if (from === null) return undefined
  if (!/^[^\s@<>",;:]+@[^\s@<>",;:]+$/.test(from)) throw invalid('LATCHKEY_SMTP: ?from= must be one mail address')
  return from
}

function openCa(path: string | null): (() => string) | undefined {
  if (path === null) return undefined
  try {
    return createFileReader(path, readCertificates)
  } catch (cause) {
    throw invalid(`LATCHKEY_SMTP: ?ca= names ${path}, which ${describeUnreadable(cause)}`, cause)
  }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // Neither the part nor the error is included: it may be the password.
    throw invalid('LATCHKEY_SMTP: write a percent sign in a user name or password as %25')
  }
}

function invalid(sentence: string, cause?: unknown): AppError {
  return new AppError('configuration-invalid', { values: { sentence }, cause })
}
