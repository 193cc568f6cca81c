import { writeFile } from 'node:fs/promises'
import { connect, createServer, type TLSSocket } from 'node:tls'
import { selfSignedCertificate } from '../../server/directory/active-directory/testing/self-signed.ts'
import { portOf } from './free-port.ts'
import type { Samba } from './samba.ts'

/** What becomes of a write at which the controller falls silent: it reaches the controller, or is lost on the way. */
export type WriteFate = 'arrives' | 'lost'

/** A way to a controller on which a test holds every message: it ends TLS itself, so it sees which request is a write. */
export interface ControllerGate {
  /** Settings of a server that reaches the controller through the gate. */
  readonly environment: Record<string, string>
  /**
   * The next writes get these fates, in the order in which they are sent, and none is answered. Resolves once all have been sent; from
   * then on the controller accepts connections and answers nothing, as one does that was suspended.
   */
  fallSilentAtWrites(fates: readonly WriteFate[]): Promise<void>
  /** It answers again. Connections of the silent time are closed. */
  speakAgain(): void
  close(): Promise<void>
}

/** `caFile` is written: the gate's certificate and the authority of the controllers behind and beside it, which its clients must trust. */
export async function startControllerGate(samba: Samba, caFile: string): Promise<ControllerGate> {
  const { key, cert } = selfSignedCertificate()
  await writeFile(caFile, cert + samba.connection.ca)
  const silenced = new Set<TLSSocket>()
  const sockets = new Set<TLSSocket>()
  const fates: WriteFate[] = []
  let allSent = () => {}
  let isSilent = false

  const server = createServer({ key, cert }, (client) => {
    const controller = connect({ host: samba.address, port: 636, ca: samba.connection.ca })
    for (const [socket, other] of [
      [client, controller],
      [controller, client],
    ] as const) {
      sockets.add(socket)
      // The gate itself must not slow down what it passes on.
      socket.setNoDelay(true)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    let rest: Buffer = Buffer.alloc(0)
    client.on('data', (data) => {
      const read = readMessages(Buffer.concat([rest, data]))
      rest = read.rest
      for (const message of read.messages) {
        const fate = !isSilent && isModify(message) ? fates.shift() : undefined
        if (fate || isSilent) silenced.add(client)
        if (fate === 'arrives' || !silenced.has(client)) controller.write(message)
        if (!fate || fates.length > 0) continue
        isSilent = true
        allSent()
      }
    })
    controller.on('data', (data) => {
      if (isSilent) silenced.add(client)
      if (!silenced.has(client)) client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server)

  return {
    environment: {
      ...samba.environment,
      LATCHKEY_DIRECTORY: `ldaps://127.0.0.1:${port}`,
      LATCHKEY_DIRECTORY_CA_FILE: caFile,
    },
    fallSilentAtWrites(given) {
      fates.push(...given)
      return new Promise((resolve) => {
        allSent = resolve
      })
    },
    speakAgain() {
      isSilent = false
      for (const client of silenced) client.destroy()
      silenced.clear()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Complete LDAP messages (RFC 4511) from the front of `data`; `rest` is an incomplete one. */
function readMessages(data: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = []
  let rest = data
  for (let end = endOfElement(rest, 0); end !== undefined && end <= rest.length; end = endOfElement(rest, 0)) {
    messages.push(rest.subarray(0, end))
    rest = rest.subarray(end)
  }
  return { messages, rest }
}

/** A message is a sequence of its number and the operation; 0x66 is a modify request. */
function isModify(message: Buffer): boolean {
  const number = headOf(message, 0)?.content
  const operation = number === undefined ? undefined : endOfElement(message, number)
  return operation !== undefined && message[operation] === 0x66
}

function endOfElement(data: Buffer, at: number): number | undefined {
  const head = headOf(data, at)
  return head && head.content + head.length
}

/** BER: a tag, then the length in one byte or in as many bytes as the lower bits of the first say. */
function headOf(data: Buffer, at: number): { content: number; length: number } | undefined {
  const first = data[at + 1]
  if (first === undefined) return undefined
  if (first < 0x80) return { content: at + 2, length: first }
  const bytes = first & 0x7f
  if (data.length < at + 2 + bytes) return undefined
  return { content: at + 2 + bytes, length: data.readUIntBE(at + 2, bytes) }
}
