import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { freePort } from '../../e2e/environment/free-port.ts'
import { selfSignedCertificate } from '../directory/active-directory/testing/self-signed.ts'
import { toCertificatePin } from './certificate-pin.ts'

/** What a service has got. */
interface SeenRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

/** Something at the port of a service, with a certificate of its own. */
export async function startFakeService(
  answer: (response: ServerResponse, request: IncomingMessage) => void = (response) => response.end('here'),
  options: { port?: number; pair?: ReturnType<typeof selfSignedCertificate> } = {},
) {
  const pair = options.pair ?? selfSignedCertificate()
  const port = options.port ?? (await freePort())
  const seen: SeenRequest[] = []
  const server = createServer(pair, async (request, response) => {
    const { method = '', url = '', headers } = request
    seen.push({ method, path: url, headers, body: await text(request) })
    answer(response, request)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: new URL(`https://127.0.0.1:${port}`),
    port,
    pair,
    pin: toCertificatePin(new X509Certificate(pair.cert)),
    seen,
    async stop() {
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeService = Awaited<ReturnType<typeof startFakeService>>
