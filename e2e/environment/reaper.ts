import { setTimeout as pause } from 'node:timers/promises'
import { readAudit, writeBegins } from './kept-data.ts'
import type { Samba } from './samba.ts'
import type { RunningServer } from './server.ts'

/**
 * When the server dies (`kill -9`) around one request: with nothing under way, so many milliseconds after it was sent, or so many after its
 * write was announced; there the controller may be suspended, so that the write lies in its queue, until before or after a new server is up.
 */
export type Moment =
  | { at: 'before' | 'after' }
  | { at: 'sent' | 'writing'; milliseconds: number }
  | { at: 'writing, controller suspended'; milliseconds: number; back: 'before the server' | 'after the server' }

export interface Death {
  request: string
  moment: Moment
}

export interface Reaper {
  /** Sends, and kills once where a death of this name is still to come. Rejects as a broken connection does. */
  request<T>(name: string, run: { id: string } | undefined, send: () => Promise<T>): Promise<T>
  /** Deaths that have been. */
  readonly deaths: readonly Death[]
}

/** Kills one server again and again, only ever with the one request under way that is meant, and starts it anew on its data. */
export function createReaper(of: { server: RunningServer; samba: Samba; deaths: readonly Death[] }): Reaper {
  const { server, samba } = of
  const toCome = [...of.deaths]
  const been: Death[] = []
  let underWay = 0
  let last: Promise<unknown> = Promise.resolve()

  async function amongOthers<T>(send: () => Promise<T>): Promise<T> {
    for (let before: unknown; before !== last; ) {
      before = last
      await last
    }
    underWay++
    return send().finally(() => underWay--)
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      while (underWay > 0) await pause(2)
      return work()
    })
    last = turn.catch(() => undefined)
    return turn
  }

  /** Whoever was killed has written whole events or none. */
  async function kill(): Promise<void> {
    await server.kill9()
    const { problems } = await readAudit(server)
    if (problems.length > 0) throw new Error(`the audit does not hold: ${JSON.stringify(problems)}`)
  }

  async function die<T>({ moment }: Death, run: { id: string } | undefined, send: () => Promise<T>): Promise<T> {
    if (moment.at === 'before') {
      await kill()
      await server.restart()
      return send()
    }
    const answered = new AbortController()
    const reply = send().finally(() => answered.abort())
    reply.catch(() => undefined)
    if ('milliseconds' in moment) {
      if (moment.at !== 'sent' && run) await writeBegins(server, run, answered.signal)
      await pause(moment.milliseconds)
    } else await reply
    if (moment.at === 'writing, controller suspended') samba.suspend()
    try {
      await kill()
      if ('back' in moment && moment.back === 'before the server') samba.resume()
      await server.restart()
    } finally {
      samba.resume()
    }
    return reply
  }

  return {
    request(name, run, send) {
      const index = toCome.findIndex(({ request }) => request === name)
      const [death] = index < 0 ? [] : toCome.splice(index, 1)
      if (!death) return amongOthers(send)
      been.push(death)
      return alone(() => die(death, run, send))
    },
    deaths: been,
  }
}
