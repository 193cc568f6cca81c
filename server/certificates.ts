import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import type { Config } from './config.ts'
import type { performHandshake } from './directory/active-directory/inspection/certificate.ts'
import { toActiveDirectoryOptions } from './directory-options.ts'
import { parseSmtpServer, type SmtpServer } from './notifications/smtp-server.ts'
import type { KnownCertificate } from './routes/admin/resource.ts'

/** A controller or mail server that does not answer in this time is left out until the next reading. */
const timeoutMs = 5_000

/** Until when the certificates hold that this server depends on: its own, and those that controllers and mail servers present. */
export function createCertificates(config: Pick<Config, 'tls' | 'url' | 'directory' | 'smtp'>) {
  let known: readonly KnownCertificate[] = []
  return {
    /** As they were read last. */
    list: (): readonly KnownCertificate[] => known,
    async read(): Promise<void> {
      // What cannot be read or reached is told by the log, the start and `npm run doctor`.
      const parts = await Promise.allSettled([readOwn(config), readControllers(config), readMailServers(config)])
      known = parts.flatMap((part) => (part.status === 'fulfilled' ? part.value : []))
    },
  }
}

export type Certificates = ReturnType<typeof createCertificates>

async function readOwn({ tls, url }: Pick<Config, 'tls' | 'url'>): Promise<KnownCertificate[]> {
  if (!tls) return []
  const { validToDate } = new X509Certificate(await readFile(tls.certFile))
  return [{ shownBy: 'server', name: url.host, until: validToDate }]
}

async function readControllers({ directory }: Pick<Config, 'directory'>): Promise<KnownCertificate[]> {
  if (directory.kind === 'sample') return []
  const options = toActiveDirectoryOptions(directory)
  const { listControllers } = await import('./directory/active-directory/inspection/inspect.ts')
  return readPresented(
    'directory',
    (await listControllers(options)).map((url) => ({ url, options })),
  )
}

async function readMailServers({ smtp, url }: Pick<Config, 'smtp' | 'url'>): Promise<KnownCertificate[]> {
  const servers = smtp.map((address) => parseSmtpServer(address))
  const opened = await Promise.all(
    servers.map(async (server) => ({ server, socket: await openForHandshake(server, url.hostname) })),
  )
  return readPresented(
    'mail',
    opened
      .filter(({ server, socket }) => server.secure || socket)
      .map(({ server: { name, readCa }, socket }) => ({ url: `https://${name}`, options: { ca: readCa, socket } })),
  )
}

/** A mail server without TLS from the first byte shows its certificate once it is asked for STARTTLS. Undefined: it does not come to that. */
async function openForHandshake(server: SmtpServer, helloName: string): Promise<Socket | undefined> {
  if (server.secure) return undefined
  const { openStartTls } = await import('./notifications/start-tls.ts')
  return openStartTls(server, { helloName, timeoutMs }).catch(() => undefined)
}

async function readPresented(
  kind: KnownCertificate['shownBy'],
  servers: readonly { url: string; options: Parameters<typeof performHandshake>[1] }[],
): Promise<KnownCertificate[]> {
  if (servers.length === 0) return []
  const { performHandshake: handshakeWith } = await import('./directory/active-directory/inspection/certificate.ts')
  const handshakes = await Promise.all(
    servers.map(async ({ url, options }) => ({ url, handshake: await handshakeWith(url, options, timeoutMs) })),
  )
  return handshakes.flatMap(({ url, handshake }) =>
    handshake.reached ? [{ shownBy: kind, name: new URL(url).host, until: handshake.certificate.validTo }] : [],
  )
}
