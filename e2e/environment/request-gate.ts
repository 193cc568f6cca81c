import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { portOf } from './free-port.ts'

/** Between the extension and its server: counts replies, and holds what a test wants to hold. */
export interface RequestGate {
  readonly url: string
  readonly replies: GateReply[]
  /** Holds the next request of this call ("POST /api/v1/runs") before it reaches the server, or its reply before it reaches the browser. */
  hold(call: RegExp, what: 'request' | 'reply'): Hold
  close(): Promise<void>
}

interface GateReply {
  /** "POST /api/v1/runs" */
  call: string
  status: number
  body: string
}

interface Hold {
  /** Resolves when it is held. */
  held: Promise<void>
  /** Lets it never arrive; a hold that nothing came to ends. */
  lose(): void
}

interface PendingHold {
  call: RegExp
  what: 'request' | 'reply'
  reached(): void
  /** When it is lost. */
  lost: Promise<void>
}

export async function openRequestGate(target: string): Promise<RequestGate> {
  const replies: GateReply[] = []
  const pending = new Set<PendingHold>()

  /** Returns whether it goes on, at once; false when what was held is lost. */
  async function pass(call: string, what: 'request' | 'reply'): Promise<boolean> {
    const hold = [...pending].find((each) => each.what === what && each.call.test(call))
    if (!hold) return true
    pending.delete(hold)
    hold.reached()
    await hold.lost
    return false
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming)
    const call = `${incoming.method} ${incoming.url}`
    const goesOn = await pass(call, 'request')
    // A browser that has gone meanwhile has lost the request.
    if (!goesOn || outgoing.destroyed) return void outgoing.destroy()
    const reply = await forward(target, incoming, body)
    const bytes = await readAll(reply)
    replies.push({ call, status: reply.statusCode ?? 0, body: bytes.toString('utf8') })
    if (!(await pass(call, 'reply'))) return void outgoing.destroy()
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers).end(bytes)
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${portOf(server)}`,
    replies,
    hold(call, what) {
      const [held, lost] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const hold = { call, what, reached: held.resolve, lost: lost.promise }
      pending.add(hold)
      return {
        held: held.promise,
        lose() {
          pending.delete(hold)
          lost.resolve()
        },
      }
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function forward(target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, host: new URL(target).host, connection: 'close' }
    request(`${target}${url}`, { method, headers: sent }, resolve).on('error', reject).end(body)
  })
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}
