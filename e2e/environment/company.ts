import { request as sendRequest } from 'node:http'
import { createServer } from 'node:https'
import { connect, createServer as createTcpServer } from 'node:net'
import { selfSignedCertificate } from '../../server/directory/active-directory/testing/self-signed.ts'
import { freePort, portOf } from './free-port.ts'
import { type RunningServer, startServer } from './server.ts'

/** A company as the internet sees it: the web server of its mail domain, and a Latchkey server behind a proxy that ends TLS. */
export interface Company {
  readonly mailDomain: string
  readonly serverUrl: string
  readonly server: RunningServer
  /** What the mail domain answers at `/.well-known/latchkey`; undefined: 404. */
  publish(discovery: Record<string, unknown> | undefined): void
  /** From now on the mail domain leads to this address instead. */
  redirect(address: string): void
  /** Paths that the mail domain was asked for, with what came along; the foreign host, too, as far as it is asked for a server. */
  readonly requests: { path: string; cookie?: string; referer?: string }[]
  /** Arguments with which Chromium takes the company's names to this machine. */
  readonly chromiumArguments: string[]
  /** Preferences with which Firefox does the same, through a proxy. */
  readonly firefoxPreferences: Record<string, unknown>
  stop(): Promise<void>
}

const mailDomain = 'contoso.example'
const serverHost = `password.${mailDomain}`
/** A domain apart from the company's. */
export const foreignHost = 'helpdesk.fabrikam.example'

export async function startCompany(): Promise<Company> {
  const port = await freePort()
  const server = await startServer({
    port,
    probe: `http://127.0.0.1:${port}`,
    env: { LATCHKEY_URL: `https://${serverHost}`, LATCHKEY_TRUSTED_PROXIES: '127.0.0.1' },
  })
  const requests: Company['requests'] = []
  let discovery: Record<string, unknown> | undefined
  let location: string | undefined
  const front = createServer(selfSignedCertificate(), (incoming, response) => {
    const { host = '', cookie, referer } = incoming.headers
    const isDiscovery = incoming.url === '/.well-known/latchkey'
    if (host === mailDomain || (host === foreignHost && isDiscovery)) {
      requests.push({ path: incoming.url ?? '', cookie, referer })
      if (location) return void response.writeHead(302, { location, 'access-control-allow-origin': '*' }).end()
      const isPublished = isDiscovery && discovery !== undefined
      response.writeHead(isPublished ? 200 : 404, { 'access-control-allow-origin': '*' })
      return void response.end(isPublished ? JSON.stringify(discovery) : '')
    }
    const headers = {
      ...incoming.headers,
      host: serverHost,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': serverHost,
    }
    const forwarded = sendRequest(
      { port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    forwarded.on('error', () => response.destroy())
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve))
  const tunnel = createTcpServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      const to = connect(portOf(front), '127.0.0.1')
      for (const [one, other] of [
        [socket, to],
        [to, socket],
      ] as const) {
        one.pipe(other)
        one.on('error', () => other.destroy())
        one.on('close', () => other.destroy())
      }
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve))
  const names = [mailDomain, `*.${mailDomain}`, foreignHost]
  return {
    mailDomain,
    serverUrl: `https://${serverHost}`,
    server,
    requests,
    publish(given) {
      discovery = given
      location = undefined
    },
    redirect(address) {
      location = address
    },
    chromiumArguments: [
      `--host-resolver-rules=${names.map((name) => `MAP ${name} 127.0.0.1:${portOf(front)}`)}`,
      '--ignore-certificate-errors',
    ],
    firefoxPreferences: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': portOf(tunnel),
    },
    async stop() {
      front.closeAllConnections()
      await Promise.all([front, tunnel].map((each) => new Promise((resolve) => each.close(resolve))))
      await server.stop()
    },
  }
}
