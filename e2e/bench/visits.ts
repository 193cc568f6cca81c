import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, ApiRefusal, createApi } from '../environment/api.ts'
import { waiveNewMethodDelay } from '../environment/new-methods.ts'
import { fillPage, waitUntilSettled } from '../environment/person.ts'
import { type Samba, startSamba } from '../environment/samba.ts'
import { controllerAddress } from './directory.ts'
import { startMeasuredServer } from './environment/measured-server.ts'
import { accountsOf, passwordOf } from './environment/passwords.ts'
import { proportionalSetSize } from './environment/proportional-set-size.ts'
import { type Measurement, quantity } from './measurement.ts'

const megabytes = quantity('MB')
const accounts = accountsOf(24, 'v')

/** One person of the directory, and how often their password was set. */
interface Visitor {
  account: string
  serial: number
}

type Action = (api: Api, visitor: Visitor) => Promise<void>

/** What a server is visited for in a day; registering comes first, since two of the others need it. */
const kinds: Record<string, Action> = {
  register: (api, visitor) => succeed(api, 'register', visitor),
  change: (api, visitor) => setPassword(api, 'manage-my-passwords', visitor),
  forgot: (api, visitor) => setPassword(api, 'forgot-my-password', visitor),
  unlock: async (api, visitor) => void (await completeRun(api, 'unlock-my-account', visitor)),
  'wrong password': async (api, visitor) =>
    void (await completeRun(api, 'manage-my-passwords', visitor, 'Not-The-Password-7')),
  'unknown account': async (api, { account }) =>
    void (await completeRun(api, 'manage-my-passwords', { account: `no.${account}`, serial: 0 })),
  'password health': async (api, { account, serial }) => {
    await api.signIn({ frontEnd: 'self-service', account, password: passwordOf(serial) })
  },
  pages: async (api) => {
    for (const path of ['/', '/legacy/', '/me/', '/helpdesk/', '/admin/', '/api/v1/site', '/readyz', '/no-such-page'])
      await (await api.call('GET', path)).arrayBuffer()
  },
  'given up': async (api, { account }) => void (await api.startAsClient({ workflow: 'forgot-my-password', account })),
}

/** Memory after visits of all kinds on a domain controller, of a server that `npm start` has started. */
export const visits: Measurement = {
  id: 'visits',
  title: 'memory after 300 visits of all kinds on Samba',
  async measure({ quick, log }) {
    const folder = await mkdtemp(join(tmpdir(), 'lkv-'))
    const samba = await startSamba({ folder: join(folder, 'dc'), address: controllerAddress, lockoutThreshold: 0 })
    try {
      await addPeople(samba)
      const prepare = waiveNewMethodDelay
      const server = await startMeasuredServer({ env: samba.environment, asNpmStart: true, prepare })
      try {
        const fresh = await proportionalSetSize(server.processId)
        const api = createApi({ url: server.url, trusted: true })
        const count = quick ? 60 : 300
        const done = await visitAll(api, count)
        log(
          `  ${Object.entries(done)
            .map(([kind, times]) => `${kind} ${times}`)
            .join(', ')}`,
        )
        return [
          {
            what: `PSS after ${count} visits`,
            measured: megabytes(await proportionalSetSize(server.processId)),
            aim: { atMost: 130 },
            details: { 'after the start': megabytes(fresh) },
          },
          {
            what: 'processes that wait beside the server of server/start.mjs',
            measured: quantity('')(await countChildren(server.processId)),
            aim: { atMost: 0 },
          },
        ]
      } finally {
        await server.stop()
      }
    } finally {
      await samba.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  },
}

async function addPeople(samba: Samba): Promise<void> {
  for (const account of accounts)
    await samba.addPerson({ account, password: passwordOf(0), mail: `${account}@corp.example.test` })
}

/** Registers everybody, then goes through the other kinds in turn, four at once. Returns how many of each there were. */
async function visitAll(api: Api, count: number): Promise<Record<string, number>> {
  const people = accounts.map((account): Visitor => ({ account, serial: 0 }))
  const done: Record<string, number> = {}
  const queue: [string, Visitor][] = people.map((visitor) => ['register', visitor])
  const others = Object.keys(kinds).filter((kind) => kind !== 'register')
  for (let turn = 0; queue.length < count; turn++) {
    const visitor = people[Math.floor(turn / others.length) % people.length]
    if (visitor) queue.push([others[turn % others.length] ?? '', visitor])
  }
  const busy = new Map<string, Promise<void>>()
  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [kind, visitor] = next
      // Visits of one person follow each other, since each sets another password.
      const ended = (busy.get(visitor.account) ?? Promise.resolve()).then(() => kinds[kind]?.(api, visitor))
      busy.set(visitor.account, ended)
      await ended
      done[kind] = (done[kind] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: 4 }, work))
  return done
}

async function setPassword(api: Api, workflow: string, visitor: Visitor): Promise<void> {
  await succeed(api, workflow, visitor)
  visitor.serial++
}

async function succeed(api: Api, workflow: string, visitor: Visitor): Promise<void> {
  const end = await completeRun(api, workflow, visitor)
  if (end !== 'done') throw new Error(`${workflow} of ${visitor.account} ended as ${end}`)
}

/** To its end, or to the first answer that is refused, where the visitor leaves. Returns the status of the last page. */
async function completeRun(
  api: Api,
  workflow: string,
  { account, serial }: Visitor,
  password = passwordOf(serial),
): Promise<string> {
  const started = await api.startAsClient({ workflow, account })
  let step = await waitUntilSettled(api, started.run, started.step)
  for (let pages = 0; step.status === 'ask' && !step.page.problem && pages < 8; pages++) {
    const answer = fillPage(step, { password, newPassword: passwordOf(serial + 1) })
    const answered = await api.answer(started.run, step.number, answer).catch((error: unknown) => {
      if (error instanceof ApiRefusal) return undefined
      throw error
    })
    if (answered === undefined) return 'refused'
    step = await waitUntilSettled(api, started.run, answered)
  }
  return step.status
}

/** Processes below this one (Linux). */
async function countChildren(processId: number): Promise<number> {
  const tasks = await readdir(`/proc/${processId}/task`)
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${processId}/task/${task}/children`, 'utf8').catch(() => '')),
  )
  return lists.join(' ').split(/\s+/).filter(Boolean).length
}
