import { writeCheckpoint } from './audit/checkpoints.ts'
import { createCounter } from './audit/counter.ts'
import { logChange } from './log.ts'
import { startSender } from './notifications/sender.ts'
import { followContainers } from './policies/follow-containers.ts'
import { saveListReport } from './policies/password-lists/list-reports.ts'
import { jobDefinitions } from './schedule/jobs/index.ts'
import { startLoop } from './schedule/loops.ts'
import { startScheduler } from './schedule/scheduler.ts'
import type { Services } from './services.ts'
import { recordHeartbeat } from './store/nodes.ts'

const second = 1000
const minute = 60 * second

/** Starts the background loops; resolves when all have stopped after `signal`. */
export async function startLoops(services: Services): Promise<void> {
  const { store, keys, mailer, audit, engine, node, clock, signal, config } = services
  const counter = createCounter({ store, keys, audit, file: config.auditCounterFile, now: clock })
  const report = (name: string, error: unknown) => logChange(`${name}: ${(error as Error).message}`)
  const loop = (name: string, everyMs: number, work: () => Promise<unknown>) =>
    startLoop({ name, everyMs, signal, work, report })
  await Promise.all([
    startSender({ store, keys, mailer, audit, signal, pollMs: 5 * second, report, wake: services.notifications.wake }),
    loop('abandoned runs', minute, () => engine.expireAbandonedRuns()),
    loop('audit checkpoint', 60 * minute, () => store.transaction((tx) => writeCheckpoint(tx, { keys, now: clock }))),
    loop('audit counter', 10 * second, () => counter.raise()),
    loop('guesses over all accounts', 10 * second, () => services.siteAlarm.check()),
    loop('containers of scopes', 5 * minute, () => followContainers(services, signal)),
    loop('certificates', 60 * minute, () => services.certificates.read()),
    loop('refused access', minute, () => services.refusals.flush()),
    loop('heartbeat', 10 * second, () => store.transaction((tx) => recordHeartbeat(tx, node))),
    loop('password lists', minute, () => saveListReport(store, node, services.lists)),
    startScheduler({
      services: {
        ...services,
        url: config.url.origin,
        checkpointFile: config.checkpointFile,
        hasForeignIdentities: services.identity.isForeign,
      },
      jobs: jobDefinitions,
      node,
      signal,
      report,
    }),
  ])
  await services.refusals.flush({ all: true }).catch((error: unknown) => report('refused access', error))
  // Once more, so that an audit that is cut while the server is stopped is found.
  await counter.raise().catch((error: unknown) => report('audit counter', error))
}
