import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { requestFromChild } from './ask-child.ts'

export interface BareServer {
  url: string
  /** Forgets the processor time so far. */
  resetCounts(): Promise<unknown>
  readCounts(): Promise<{ processorMs: number }>
  stop(): Promise<void>
}

/** The bare server as a process of its own. */
export async function startBareServer(): Promise<BareServer> {
  const child = fork(join(import.meta.dirname, 'bare-server.ts'))
  const [{ answer }] = (await once(child, 'message')) as [{ answer: AddressInfo }]
  return {
    url: `http://127.0.0.1:${answer.port}`,
    resetCounts: () => requestFromChild(child, { ask: 'begin' }),
    readCounts: () => requestFromChild(child, { ask: 'read' }),
    async stop() {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
