import { isIP } from 'node:net'
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from 'node:tls'
import { lookupAt } from '../names.ts'
import type { ActiveDirectoryOptions } from '../options.ts'

/** What a controller shows before anything is said to it. */
export type Handshake =
  | { reached: false; code: string }
  | { reached: true; milliseconds: number; protocol: string; certificate: ShownCertificate }

export interface ShownCertificate {
  subject: string
  issuer: string
  validTo: Date
  /** OpenSSL's code where the chain ends in nobody whom we trust, or was cut by a date; undefined: trusted. */
  untrusted?: string
  /** The names it bears, where that of the controller is not among them. */
  otherNames?: string
}

/** One TLS connection that takes any certificate, to say what is wrong with it; nothing is sent over it. */
export function shakeHands(url: string, options: ActiveDirectoryOptions, timeout: number): Promise<Handshake> {
  const { hostname, port } = new URL(url.replace('ldaps:', 'https:'))
  const host = hostname.replace(/^\[|\]$/g, '')
  const name = options.servername ?? host
  const begun = performance.now()
  return new Promise((resolve) => {
    const socket = connect({
      ...{ host, port: Number(port || 636), minVersion: 'TLSv1.2', rejectUnauthorized: false },
      ...(isIP(name) === 0 && { servername: name }),
      ...(options.ca !== undefined && { ca: options.ca }),
      ...(options.dnsServers !== undefined && { lookup: lookupAt(options.dnsServers) }),
      // Asked below, so that an untrusted certificate does not hide a wrong name.
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
        ...{ reached: true, milliseconds: performance.now() - begun, protocol: socket.getProtocol() ?? '' },
        certificate: shown(socket, name),
      }),
    )
  })
}

function shown(socket: TLSSocket, name: string): ShownCertificate {
  const certificate = socket.getPeerCertificate()
  const isOther = checkServerIdentity(name, certificate) !== undefined
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validTo: new Date(certificate.valid_to),
    ...(!socket.authorized && { untrusted: String(socket.authorizationError) }),
    ...(isOther && { otherNames: certificate.subjectaltname ?? nameOf(certificate.subject) }),
  }
}

const nameOf = (name: PeerCertificate['subject'] | undefined): string => String(name?.CN ?? name?.O ?? 'no name')
