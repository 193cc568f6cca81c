import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** The bare server as a process of its own. */
export async function startBareServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'))
  const [{ answer }] = (await once(child, 'message')) as [{ answer: AddressInfo }]
  return {
    url: `http://127.0.0.1:${answer.port}`,
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
