import type { Config } from '../config.ts'
import { controllersOf } from '../directory/active-directory/inspection/inspect.ts'
import { controllersIn } from '../directory-options.ts'
import { readServer } from '../notifications/smtp-server.ts'
import { mssqlConfiguration } from '../store/dialects/mssql-url.ts'

export interface UsedPort {
  direction: 'in' | 'out'
  what: 'sites' | 'redirect' | 'LDAPS' | 'SMTP' | 'SQL Server'
  host: string
  port: number
  /** What to change when it cannot be used. */
  setting: string
}

/** Every TCP port that these settings make the server open or reach. Names that DNS does not give are the directory check's to tell. */
export async function usedPorts(config: Config): Promise<UsedPort[]> {
  const { listen, redirectListen, smtp, database } = config
  const used: UsedPort[] = [{ direction: 'in', what: 'sites', ...listen, setting: 'LATCHKEY_LISTEN' }]
  if (redirectListen)
    used.push({ direction: 'in', what: 'redirect', ...redirectListen, setting: 'LATCHKEY_REDIRECT_LISTEN' })
  for (const { host, port } of await controllers(config)) {
    used.push({ direction: 'out', what: 'LDAPS', host, port, setting: 'LATCHKEY_DIRECTORY' })
  }
  for (const { host, port } of smtp.map(readServer)) {
    used.push({ direction: 'out', what: 'SMTP', host, port, setting: 'LATCHKEY_SMTP' })
  }
  if (database.kind === 'mssql') {
    const { server, options } = mssqlConfiguration(database.url)
    // The port of a named instance is its Browser's to tell, each time anew.
    const port = options?.port
    if (port)
      used.push({ direction: 'out', what: 'SQL Server', host: server ?? '', port, setting: 'LATCHKEY_DATABASE' })
  }
  return used
}

async function controllers({ directory }: Config): Promise<{ host: string; port: number }[]> {
  if (directory.kind === 'sample') return []
  const urls = await controllersOf(controllersIn(directory)).catch(() => [])
  return urls.map((url) => {
    const { hostname, port } = new URL(url.replace('ldaps:', 'https:'))
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) }
  })
}
