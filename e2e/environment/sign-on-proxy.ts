import { createServer, request as sendRequest } from 'node:http'
import { portOf } from './free-port.ts'

export interface SignOnProxy {
  readonly port: number
  /** `name@REALM` of the ticket that browsers show from now on; undefined: they show none. */
  useTicket(name: string | undefined): void
  /** Calls the server from this loopback address from now on. */
  callFrom(address: string): void
  stop(): Promise<void>
}

const signOnPath = '/api/v1/sign-in/windows'

/**
 * What a proxy that checks Kerberos tickets is to a server: it asks for a ticket at one address, and names its person in the header. The ticket is
 * pretended; with real ones: `server/routes/windows-sign-on.samba.test.ts`. `target`: the server's port.
 */
export async function startSignOnProxy({ header, target }: { header: string; target: number }): Promise<SignOnProxy> {
  let ticket: string | undefined
  let localAddress = '127.0.0.1'
  const proxy = createServer((incoming, response) => {
    const headers = { ...incoming.headers }
    delete headers[header]
    if (incoming.url === signOnPath) {
      if (ticket === undefined) {
        incoming.resume()
        return void response.writeHead(401, { 'www-authenticate': 'Negotiate', 'content-type': 'text/html' }).end('<p>')
      }
      headers[header] = ticket
    }
    const { method, url: path } = incoming
    const address = { host: '127.0.0.1', port: target, localAddress }
    const forwarded = sendRequest({ ...address, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    forwarded.on('error', () => response.destroy())
    incoming.pipe(forwarded)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(proxy),
    useTicket(name) {
      ticket = name
    },
    callFrom(address) {
      localAddress = address
    },
    async stop() {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
