import { connect, createServer } from 'node:net'

/** A port of 127.0.0.1, or a socket of the file system, which network namespaces share. */
export type RelayEnd = number | string

const toOptions = (end: RelayEnd) => (typeof end === 'number' ? { host: '127.0.0.1', port: end } : { path: end })

/** Carries connections from one end to the other, byte for byte. */
export async function startRelay(from: RelayEnd, to: RelayEnd): Promise<{ stop(): Promise<void> }> {
  const server = createServer((near) => {
    const far = connect(toOptions(to))
    near.pipe(far).pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => other.destroy())
    }
    server.once('stop', () => near.destroy())
  })
  server.setMaxListeners(0)
  // A program ends when nothing else holds it.
  server.unref()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(toOptions(from), resolve)
  })
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.emit('stop')
      }),
  }
}
