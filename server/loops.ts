import { writeCheckpoint } from './audit/checkpoints.ts'
import { startSender } from './notifications/sender.ts'
import { startLoop } from './schedule/loops.ts'
import type { Services } from './services.ts'
import { heartbeat } from './store/nodes.ts'
import { deleteMailsBefore } from './store/outbox.ts'
import { purgePasscodes } from './store/profile-passcodes.ts'
import { deleteRunsBefore } from './store/runs.ts'
import { purgeSessions } from './store/sessions.ts'
import { purgeSpentChallenges } from './store/spent-challenges.ts'
import { purgeStateTokens } from './store/state-tokens.ts'

const second = 1000
const minute = 60 * second

const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** What the server does by itself; resolves when all of it has ended after the signal. */
export async function startLoops(services: Services): Promise<void> {
  const { store, keys, mailer, audit, engine, node, clock, signal } = services
  const report = (name: string, error: unknown) => console.error(`${name}: ${(error as Error).message}`)
  const loop = (name: string, everyMs: number, work: () => Promise<unknown>) =>
    startLoop({ name, everyMs, signal, work, report })
  await Promise.all([
    startSender({ store, keys, mailer, audit, signal, pollMs: 5 * second, report, wake: services.notifications.wake }),
    loop('abandoned runs', minute, () => engine.expireAbandoned()),
    loop('audit checkpoint', 60 * minute, () => store.transaction((tx) => writeCheckpoint(tx, { keys, now: clock }))),
    loop('heartbeat', 10 * second, () => store.transaction((tx) => heartbeat(tx, node))),
    loop('purge', 10 * minute, () =>
      store.transaction(async (tx) => {
        await purgeSpentChallenges(tx)
        await purgeStateTokens(tx)
        await purgeSessions(tx)
        await purgePasscodes(tx)
        await deleteRunsBefore(tx, daysAgo(clock(), 7))
        await deleteMailsBefore(tx, daysAgo(clock(), 30))
      }),
    ),
  ])
}
