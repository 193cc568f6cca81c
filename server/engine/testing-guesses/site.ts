import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WizardStep } from '../../../shared/wizard/page.ts'
import { types } from '../../radius/packet.ts'
import { accept, readPassword, readValues, reject, startFakeRadius, storeRadius } from '../../radius/testing.ts'
import type { RunCredentials } from '../engine.ts'
import { createEngineHarness, type EngineHarness } from '../testing.ts'
import { switchOn } from '../testing-callers.ts'
import type { Observer } from './observer.ts'
import { register } from './register.ts'

/** The guessed accounts: a person who registered everything, an account that does not exist, an operator of the helpdesk. */
export const guessedAccounts = { person: 'active.user', unknown: 'nobody.here', staff: 'helpdesk.operator' } as const
export type AccountKind = keyof typeof guessedAccounts

/** `mailed`: the code that was mailed when it began. */
export interface OpenRun {
  run: RunCredentials
  step: WizardStep
  mailed: string | undefined
}

/** The same numbers for the same seed, so that each run of a test does the same. */
export function createRandom(seed: number) {
  let state = seed
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)]
    if (one === undefined) throw new Error('nothing to choose from')
    return one
  }
  return { below, pick }
}

const minuteMs = 60_000

/** Two servers on one SQLite database, which may restart, and a clock that a test advances. */
export async function createGuessedSite(observer: Observer, { seed, kind }: { seed: number; kind: AccountKind }) {
  const random = createRandom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-guesses-'))
  let minutes = 0
  const clock = () => new Date(Date.now() + minutes * minuteMs)
  const open = () => createEngineHarness({ ...observer.options, folder, clock })
  const servers = [await open(), await open()]
  const pick = (): EngineHarness => random.pick(servers)
  const account = guessedAccounts[kind]
  const secrets = await register(pick(), account)
  for (const server of servers) {
    await switchOn(server, { callBack: true, identityDocument: true, privateMail: 'otherMailbox' })
  }
  const tokens = await startFakeRadius((packet) => [isRightToken(packet) ? accept : reject])
  const [server] = servers
  if (server) await storeRadius({ store: server.store, keys: server.services.keys }, [tokens])
  const waitingRuns = new Map<string, OpenRun[]>()

  return {
    kind,
    account,
    countEvaluation: observer.count,
    random,
    secrets,
    /** Runs that a wrong guess left open, by what they ask for and whose share they are. */
    waitingRuns,
    /** Workflows. */
    published: new Set<string>(),
    /** Any of the servers, as a load balancer chooses it. */
    pick,
    minutes: () => minutes,
    clock,
    async restartOne(): Promise<void> {
      const index = random.below(servers.length)
      await servers[index]?.[Symbol.asyncDispose]()
      servers[index] = await open()
    },
    /** The database's clock cannot be set, so that every counter is moved back instead. Runs that are open are not used any more. */
    async pass(passed: number): Promise<void> {
      minutes += passed
      waitingRuns.clear()
      await pick().store.transaction(async (tx) => {
        const rows = await tx.selectFrom('Counter').selectAll().execute()
        for (const { key, kind, windowStartedAt } of rows) {
          const earlier = new Date(windowStartedAt.getTime() - passed * minuteMs)
          await tx
            .updateTable('Counter')
            .set({ windowStartedAt: earlier })
            .where('key', '=', key)
            .where('kind', '=', kind)
            .execute()
        }
      })
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) await server[Symbol.asyncDispose]()
      await tokens[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What the token of the person shows. */
export const rightToken = '123456'

const isRightToken = (packet: Buffer): boolean =>
  readValues(packet, types.userName)[0]?.toString() === guessedAccounts.person && readPassword(packet) === rightToken

export type GuessedSite = Awaited<ReturnType<typeof createGuessedSite>>
