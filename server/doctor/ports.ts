import { isIP } from 'node:net'
import type { Config } from '../config.ts'
import { isLoopback } from '../listen.ts'
import { mssqlConfiguration } from '../store/dialects/mssql-url.ts'
import { type Check, type Finding, note } from './check.ts'
import { type OriginalPort, originalPorts } from './original-ports.ts'
import { tryPort } from './try-port.ts'
import { type UsedPort, usedPorts } from './used-ports.ts'

/** What a firewall must let through: every port that is used, tried; and the original's list, row by row. */
export const ports: Check = {
  id: 'ports',
  async look(config) {
    const used = await usedPorts(config)
    return [
      { title: 'Ports in use', findings: await Promise.all(used.map((one) => tryPort(one, config))) },
      {
        title: "Ports of the original product's list",
        findings: originalPorts.map((row) => compared(row, used, config)),
      },
    ]
  },
}

function compared(row: OriginalPort, used: readonly UsedPort[], config: Config): Finding {
  const numbers = [...new Set(row.latchkey === undefined ? [] : numbersOf[row.latchkey](used, config))]
  const standing = numbers.length > 0 ? `needed (${numbers.join(', ')})` : 'not needed'
  return note(`${row.port}, ${row.component}`, `${standing}: ${row.why}`)
}

type Numbers = (used: readonly UsedPort[], config: Config) => number[]

const named =
  (what: UsedPort['what']): Numbers =>
  (used) =>
    used.filter((one) => one.what === what).map(({ port }) => port)

/** The ports that really are used for what the original used its own for; none: not needed with these settings. */
const numbersOf: Record<NonNullable<OriginalPort['latchkey']>, Numbers> = {
  listener: named('sites'),
  redirect: named('redirect'),
  ldaps: named('LDAPS'),
  smtp: named('SMTP'),
  'sql-server': named('SQL Server'),
  'sql-browser': (_, { database }) =>
    database.kind === 'mssql' && mssqlConfiguration(database.url).options?.instanceName !== undefined ? [1434] : [],
  extension: (_, { url }) => [Number(url.port || (url.protocol === 'https:' ? 443 : 80))],
  dns: (used, { directory }) => {
    const isLookedUp = directory.kind === 'active-directory' && !directory.controllers[0]?.startsWith('ldaps://')
    const hasNames = used.some(({ direction, host }) => direction === 'out' && isIP(host) === 0 && !isLoopback(host))
    return isLookedUp || hasNames ? [53] : []
  },
}
