import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'

function createResolver(servers: readonly string[] | undefined): Resolver {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  if (servers !== undefined) resolver.setServers(servers)
  return resolver
}

/** Resolves an SRV name to `ldaps://` addresses. Rejects if nothing is found or no server answers. */
export async function resolveControllers(name: string, servers: readonly string[] | undefined): Promise<string[]> {
  const records = await createResolver(servers).resolveSrv(name)
  // Equal priorities share the load: random, weighted. The port in the record is that of plain LDAP.
  const order = records.map((record) => ({ record, at: Math.random() / (record.weight + 1) }))
  order.sort((a, b) => a.record.priority - b.record.priority || a.at - b.at)
  return order.map(({ record }) => `ldaps://${record.name}`)
}

/** For `tls.connect`: a server outside the domain can resolve its controllers' names only with the domain's own DNS. */
export function createLookup(servers: readonly string[]): LookupFunction {
  return (host, options, done) => {
    createResolver(servers)
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
