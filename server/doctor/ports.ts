import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { isLoopback } from '../listen.ts'
import type { SiteConfig } from '../site-config.ts'
import { parseMssqlUrl } from '../store/dialects/mssql-url.ts'
import { type Check, type Finding, note } from './check.ts'
import { type OriginalPort, originalPorts, sitesForPeople } from './original-ports.ts'
import { listDatabases, listPortsOfSite, listUsedPorts, tryPort, type UsedPort } from './used-ports.ts'

/** What a firewall must let through: each used port is tried, and each row of the original's list is compared. */
export const ports: Check = {
  id: 'ports',
  async run(config) {
    const used = await listUsedPorts(config)
    return [
      { title: 'Ports in use', findings: await Promise.all(used.map((port) => tryPort(port, config))) },
      {
        title: "Ports of the original product's list",
        findings: originalPorts.map((row) => compare(row, used, config)),
      },
    ]
  },
}

/** The same of a site: of the original's list the rows of what it serves. */
export const portsOfSite: Check<SiteConfig> = {
  id: 'ports',
  async run(config) {
    const used = listPortsOfSite(config)
    const purposes = { listener: 'sites', redirect: 'redirect', services: 'services' } as const
    const rows = originalPorts.filter(({ component }) => component === sitesForPeople)
    return [
      { title: 'Ports in use', findings: await Promise.all(used.map((port) => tryPort(port, config))) },
      {
        title: "Ports of the original product's list",
        findings: rows.map((row) => {
          const purpose = Object.entries(purposes).find(([counterpart]) => counterpart === row.counterpart)?.[1]
          return describeNeed(
            row,
            used.flatMap((one) => (one.purpose === purpose ? [one.port] : [])),
          )
        }),
      },
    ]
  },
}

const compare = (row: OriginalPort, used: readonly UsedPort[], config: Config): Finding =>
  describeNeed(row, row.counterpart === undefined ? [] : counterparts[row.counterpart](used, config))

function describeNeed(row: OriginalPort, ports: readonly number[]): Finding {
  const numbers = [...new Set(ports)]
  const need = numbers.length > 0 ? `needed (${numbers.join(', ')})` : 'not needed'
  return note(`${row.port}, ${row.component}`, `${need}: ${row.reason}`)
}

type Numbers = (used: readonly UsedPort[], config: Config) => number[]

const usedFor =
  (purpose: UsedPort['purpose']): Numbers =>
  (used) =>
    used.filter((port) => port.purpose === purpose).map(({ port }) => port)

/** The ports that serve the purpose of an original port. None: these settings need none. */
const counterparts: Record<NonNullable<OriginalPort['counterpart']>, Numbers> = {
  listener: usedFor('sites'),
  redirect: usedFor('redirect'),
  services: usedFor('services'),
  ldaps: usedFor('LDAPS'),
  smtp: usedFor('SMTP'),
  'sql-server': usedFor('SQL Server'),
  'sql-browser': (_, config) =>
    listDatabases(config).some(
      ({ database, setting }) => parseMssqlUrl(database.url, undefined, setting).options?.instanceName !== undefined,
    )
      ? [1434]
      : [],
  extension: (_, { url }) => [Number(url.port || (url.protocol === 'https:' ? 443 : 80))],
  dns: (used, { directory }) => {
    const isLookedUp = directory.kind === 'active-directory' && !directory.controllers[0]?.startsWith('ldaps://')
    const hasNames = used.some(({ direction, host }) => direction === 'out' && isIP(host) === 0 && !isLoopback(host))
    return isLookedUp || hasNames ? [53] : []
  },
}
