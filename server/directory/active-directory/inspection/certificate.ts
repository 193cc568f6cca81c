import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { createLookup } from '../dns.ts'
import { type ActiveDirectoryOptions, readOption } from '../options.ts'

/** What a controller presents before any LDAP message. */
export type Handshake =
  | { reached: false; code: string }
  | { reached: true; milliseconds: number; protocol: string; certificate: ShownCertificate }

export interface ShownCertificate {
  subject: string
  issuer: string
  validFrom: Date
  validTo: Date
  /** OpenSSL's code if the chain does not end at a trusted authority or a certificate has expired; undefined if trusted. */
  untrusted?: string
  /** The names in it, if the controller's is not among them. */
  otherNames?: string
}

/**
 * Opens a TLS connection that accepts any certificate, to report what is wrong with it; sends nothing over it. `socket`: a connection on which the
 * server waits for the handshake.
 */
export function performHandshake(
  url: string,
  options: Pick<ActiveDirectoryOptions, 'ca' | 'dnsServers'> & { socket?: Socket },
  timeout: number,
): Promise<Handshake> {
  const { hostname, port } = new URL(url.replace('ldaps:', 'https:'))
  const host = hostname.replace(/^\[|\]$/g, '')
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(port || 636),
      socket: options.socket,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
      ...(options.ca !== undefined && { ca: readOption(options.ca) }),
      ...(options.dnsServers !== undefined && { lookup: createLookup(options.dnsServers) }),
      // Checked below, so that an untrusted certificate does not hide a wrong name.
      checkServerIdentity: () => undefined,
    })
    const end = (handshake: Handshake) => {
      socket.destroy()
      resolve(handshake)
    }
    socket.setTimeout(timeout, () => end({ reached: false, code: 'ETIMEDOUT' }))
    socket.once('error', (error: NodeJS.ErrnoException) => end({ reached: false, code: error.code ?? error.message }))
    socket.once('secureConnect', () =>
      end({
        reached: true,
        milliseconds: performance.now() - startedAt,
        protocol: socket.getProtocol() ?? '',
        certificate: toShownCertificate(socket, host),
      }),
    )
  })
}

function toShownCertificate(socket: TLSSocket, name: string): ShownCertificate {
  const certificate = socket.getPeerCertificate()
  const isOther = checkServerIdentity(name, certificate) !== undefined
  return {
    subject: formatName(certificate.subject),
    issuer: formatName(certificate.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
    ...(!socket.authorized && { untrusted: String(socket.authorizationError) }),
    ...(isOther && { otherNames: certificate.subjectaltname ?? formatName(certificate.subject) }),
  }
}

const formatName = (name: PeerCertificate['subject'] | undefined): string => String(name?.CN ?? name?.O ?? 'no name')
