/** Another node that invites everybody, for tests: `node testing-process.ts <folder> <node> <people>`. Ends when the task has, unless it is killed before. */

import { openStore } from '../store/open.ts'
import { startScheduler } from './scheduler.ts'
import { inviteToRegister } from './tasks/invite-to-register.ts'
import { jobOf, openPlant, until } from './testing.ts'

const [folder = '', node = '', staff = ''] = process.argv.slice(2)
const options = { kind: 'sqlite', folder } as const
const store = await openStore(options)
const kept = { ...store, options, folder, [Symbol.asyncDispose]: () => store.close() }
await using plant = await openPlant({ open: async () => kept, staff: Number(staff) })
const stopping = new AbortController()
const ended = startScheduler({
  ...{ services: plant.services, tasks: [inviteToRegister], node, pollMs: 10, leaseMs: 400, signal: stopping.signal },
  report: (name, error) => console.error(`${name}: ${(error as Error).message}`),
})
await until(async () => (await jobOf(plant.store, inviteToRegister)).endedAt !== null)
stopping.abort()
await ended
