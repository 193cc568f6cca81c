import { AndFilter, Attribute, Change, Client, EqualityFilter } from 'ldapts'
import { parseGuid } from '../../../server/directory/active-directory/identifiers.ts'
import type { SambaConnection } from '../../environment/samba.ts'
import type { Load } from './load.ts'
import type { LdapOperation } from './measured-server.ts'
import { passwordOf } from './passwords.ts'

/** Measures what one change costs the controller alone: it repeats the operations of a recorded run on open connections. */
export interface RawJob {
  connection: Pick<SambaConnection, 'url' | 'bindDn' | 'bindPassword' | 'ca'>
  /** The operations recorded from a run of `recorded`. */
  operations: LdapOperation[]
  recorded: RawPerson
  people: RawPerson[]
  ms: number
}

export interface RawPerson {
  account: string
  id: string
  dn: string
}

const quoted = (password: string) => [Buffer.from(`"${password}"`, 'utf16le')]
const unicodePwd = (operation: 'delete' | 'add', password: string) =>
  new Change({ operation, modification: new Attribute({ type: 'unicodePwd', values: quoted(password) }) })
const serials = new Map<string, number>()

/** One worker a person. */
async function runRawChanges({ connection, operations, recorded, people, ms }: RawJob): Promise<Load> {
  const { url, ca, bindDn, bindPassword } = connection
  const latencies: number[] = []
  const clients = people.map(() => [0, 1].map(() => new Client({ url, tlsOptions: { ca } })) as [Client, Client])
  await Promise.all(clients.map(([service]) => service.bind(bindDn, bindPassword)))
  const start = performance.now()

  async function change(person: RawPerson, [service, own]: [Client, Client]): Promise<void> {
    const serial = serials.get(person.account) ?? 0
    const mine = (text: string) =>
      text.replace(recorded.id, person.id).replace(recorded.dn, person.dn).replace(recorded.account, person.account)
    for (const { kind, target, filter = '', ...options } of operations) {
      if (kind === 'bind') await own.bind(person.dn, passwordOf(serial))
      else if (kind === 'search') {
        await service.search(mine(target), {
          ...options,
          filter: filter.includes('objectGUID=') ? byId(person) : mine(filter),
        })
      } else
        await service.modify(mine(target), [
          unicodePwd('delete', passwordOf(serial)),
          unicodePwd('add', passwordOf(serial + 1)),
        ])
    }
    serials.set(person.account, serial + 1)
  }

  await Promise.all(
    people.map(async (person, index) => {
      while (performance.now() - start < ms) {
        const before = performance.now()
        await change(person, clients[index] as [Client, Client])
        latencies.push(performance.now() - before)
      }
    }),
  )
  const took = performance.now() - start
  await Promise.all(clients.flat().map((client) => client.unbind()))
  return { ms: took, latencies }
}

const byId = ({ id }: RawPerson) =>
  new AndFilter({
    filters: [
      new EqualityFilter({ attribute: 'objectClass', value: 'user' }),
      new EqualityFilter({ attribute: 'objectGUID', value: parseGuid(id) }),
    ],
  })

process.on('message', async (job: RawJob) => {
  try {
    process.send?.({ answer: await runRawChanges(job) })
  } catch (error) {
    process.send?.({ error: (error instanceof Error && error.stack) || String(error) })
  }
})
