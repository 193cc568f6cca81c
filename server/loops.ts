import { writeCheckpoint } from './audit/checkpoints.ts'
import { startSender } from './notifications/sender.ts'
import { reportLists } from './policies/password-lists/list-reports.ts'
import { startLoop } from './schedule/loops.ts'
import { startScheduler } from './schedule/scheduler.ts'
import { tasks } from './schedule/tasks/index.ts'
import type { Services } from './services.ts'
import { heartbeat } from './store/nodes.ts'

const second = 1000
const minute = 60 * second

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
    loop('password lists', minute, () => reportLists(store, node, services.lists)),
    startScheduler({ services: { ...services, url: services.config.url.origin }, tasks, node, signal, report }),
  ])
}
