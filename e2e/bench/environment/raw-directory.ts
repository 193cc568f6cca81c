import { Attribute, Change, Client } from 'ldapts'
import type { SambaConnection } from '../../environment/samba.ts'
import { createDurableCommits } from './durable-commits.ts'
import type { Load } from './load.ts'
import { passwordOf } from './passwords.ts'

/** Measures the least that a change costs a controller: one bind as the person and one modify, on connections that stay open. */
export interface RawJob {
  connection: Pick<SambaConnection, 'url' | 'bindDn' | 'bindPassword' | 'ca'>
  people: RawPerson[]
  atOnce: number
  ms: number
  /** The script commits before the bind, before the modify and after it, as a server does that counts guesses and loses no acknowledged work. */
  hasCommits?: boolean
}

export interface RawLoad extends Load {
  /** Of this process. */
  processorMs: number
}

export interface RawPerson {
  account: string
  dn: string
}

const quoted = (password: string) => [Buffer.from(`"${password}"`, 'utf16le')]
const unicodePwd = (operation: 'delete' | 'add', password: string) =>
  new Change({ operation, modification: new Attribute({ type: 'unicodePwd', values: quoted(password) }) })
const commit = createDurableCommits()
const serials = new Map<string, number>()

async function runRawChanges({ connection, people, atOnce, ms, hasCommits = false }: RawJob): Promise<RawLoad> {
  const { url, ca, bindDn, bindPassword } = connection
  const latencies: number[] = []
  const workers = Array.from({ length: atOnce }, () => ({
    service: new Client({ url, tlsOptions: { ca } }),
    own: new Client({ url, tlsOptions: { ca } }),
  }))
  await Promise.all(workers.map(({ service }) => service.bind(bindDn, bindPassword)))

  async function change({ service, own }: (typeof workers)[number], { account, dn }: RawPerson): Promise<void> {
    const serial = serials.get(account) ?? 0
    if (hasCommits) commit(account)
    await own.bind(dn, passwordOf(serial))
    if (hasCommits) commit(account)
    await service.modify(dn, [unicodePwd('delete', passwordOf(serial)), unicodePwd('add', passwordOf(serial + 1))])
    serials.set(account, serial + 1)
    if (hasCommits) commit(account)
  }

  const processor = process.cpuUsage()
  const start = performance.now()
  await Promise.all(
    workers.map(async (worker, index) => {
      for (let turn = index; performance.now() - start < ms; turn += atOnce) {
        const before = performance.now()
        await change(worker, people[turn % people.length] as RawPerson)
        latencies.push(performance.now() - before)
      }
    }),
  )
  const took = performance.now() - start
  const { user, system } = process.cpuUsage(processor)
  await Promise.all(workers.flatMap(({ service, own }) => [service.unbind(), own.unbind()]))
  return { ms: took, latencies, processorMs: (user + system) / 1000 }
}

process.on('message', async (job: RawJob) => {
  try {
    process.send?.({ answer: await runRawChanges(job) })
  } catch (error) {
    process.send?.({ error: (error instanceof Error && error.stack) || String(error) })
  }
})
