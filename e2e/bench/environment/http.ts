import { Agent, request } from 'node:http'

export interface HttpClient {
  /** One request on a connection that is reused; rejects on any status but 200 and 201. */
  send<T>(
    method: 'GET' | 'POST',
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<T>
  close(): void
}

export function createHttpClient(url: string, atOnce: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const { hostname, port, host } = new URL(url)
  return {
    send: (method, path, { body, headers } = {}) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body)
        const length = text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }
        const asked = request(
          {
            agent,
            method,
            path,
            port,
            host: hostname,
            family: 4,
            headers: { host, 'content-type': 'application/json', ...length, ...headers },
          },
          (reply) => {
            let got = ''
            reply.setEncoding('utf8').on('data', (chunk: string) => {
              got += chunk
            })
            reply.on('error', reject)
            reply.on('end', () => {
              const good = reply.statusCode === 200 || reply.statusCode === 201
              if (!good) return reject(new Error(`${method} ${path}: ${reply.statusCode} ${got.slice(0, 300)}`))
              resolve(got.startsWith('{') ? JSON.parse(got) : got)
            })
          },
        )
        asked.on('error', reject)
        asked.end(text)
      }),
    close: () => agent.destroy(),
  }
}
