import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'

function resolverAt(servers: readonly string[] | undefined): Resolver {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (servers !== undefined) resolver.setServers(servers)
  return resolver
}

/** `ldaps://` addresses from an SRV name. Rejects when nothing is found or no server answers. */
export async function controllersByName(name: string, servers: readonly string[] | undefined): Promise<string[]> {
  const records = await resolverAt(servers).resolveSrv(name)
  // Equal ranks share the load: random within a rank, heavier ones sooner. The port in the record is that of plain LDAP.
  const order = records.map((record) => ({ record, at: Math.random() / (record.weight + 1) }))
  order.sort((a, b) => a.record.priority - b.record.priority || a.at - b.at)
  return order.map(({ record }) => `ldaps://${record.name}`)
}

/** For `tls.connect`: a server outside the domain knows its controllers' names only from the domain's own DNS. */
export function lookupAt(servers: readonly string[]): LookupFunction {
  return (host, options, done) => {
    resolverAt(servers)
      .resolve4(host)
      .then(
        (addresses) => {
          if (options.all)
            done(
              null,
              addresses.map((address) => ({ address, family: 4 })),
            )
          else done(null, addresses[0] ?? '', 4)
        },
        (error: NodeJS.ErrnoException) => done(error, '', 4),
      )
  }
}
