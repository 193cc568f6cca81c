import { setTimeout as pause } from 'node:timers/promises'
import type { Samba } from './samba.ts'
import type { RunningServer } from './server.ts'
import { readAudit, waitForWriteIntent } from './server-data.ts'

/**
 * When the server dies (`kill -9`) around one request: while no request is under way, a time after it was sent, or a time after
 * its write was announced. There the controller may be suspended, so that the write lies in its queue until before or after a new
 * server is up.
 */
export type KillMoment =
  | { at: 'before' | 'after' }
  | { at: 'sent' | 'writing'; milliseconds: number }
  | { at: 'writing, controller suspended'; milliseconds: number; back: 'before the server' | 'after the server' }

/** `request`: the name of the request that it belongs to. */
export interface PlannedKill {
  request: string
  moment: KillMoment
}

export interface ServerKiller {
  /** Sends, and kills once where a kill is still planned for this name. Rejects as a broken connection does. */
  request<T>(name: string, run: { id: string } | undefined, send: () => Promise<T>): Promise<T>
  readonly executedKills: readonly PlannedKill[]
}

/** Kills one server again and again, only ever with the one request under way that is meant, and starts it again on its data. */
export function createServerKiller({
  server,
  samba,
  kills,
}: {
  server: RunningServer
  samba: Samba
  kills: readonly PlannedKill[]
}): ServerKiller {
  const planned = [...kills]
  const executedKills: PlannedKill[] = []
  let requestsUnderWay = 0
  let lastKill: Promise<unknown> = Promise.resolve()

  async function sendAmongOthers<T>(send: () => Promise<T>): Promise<T> {
    for (let before: unknown; before !== lastKill; ) {
      before = lastKill
      await lastKill
    }
    requestsUnderWay++
    return send().finally(() => requestsUnderWay--)
  }

  function runAlone<T>(work: () => Promise<T>): Promise<T> {
    const result = lastKill.then(async () => {
      while (requestsUnderWay > 0) await pause(2)
      return work()
    })
    lastKill = result.catch(() => undefined)
    return result
  }

  /** Kills the server; throws unless its audit holds only whole events. */
  async function kill(): Promise<void> {
    await server.kill9()
    const { problems } = await readAudit(server)
    if (problems.length > 0) throw new Error(`the audit does not hold: ${JSON.stringify(problems)}`)
  }

  async function killAround<T>(
    { moment }: PlannedKill,
    run: { id: string } | undefined,
    send: () => Promise<T>,
  ): Promise<T> {
    if (moment.at === 'before') {
      await kill()
      await server.restart()
      return send()
    }
    const answered = new AbortController()
    const reply = send().finally(() => answered.abort())
    reply.catch(() => undefined)
    if ('milliseconds' in moment) {
      if (moment.at !== 'sent' && run) await waitForWriteIntent(server, run, answered.signal)
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
      const index = planned.findIndex(({ request }) => request === name)
      const [next] = index < 0 ? [] : planned.splice(index, 1)
      if (!next) return sendAmongOthers(send)
      executedKills.push(next)
      return runAlone(() => killAround(next, run, send))
    },
    executedKills,
  }
}
