import { isIP } from 'node:net'

/** `127.0.0.1:8080`, `[::1]:8080`, `:80` (all addresses), `localhost:8080`; undefined when it is none of these. */
export function parseListen(text: string): { host: string; port: number } | undefined {
  const match = /^(\[[0-9a-f:]+\]|[^:\s]*):(\d{1,5})$/i.exec(text)
  if (!match) return undefined
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '') || '0.0.0.0'
  const port = Number(match[2])
  if (port > 65535 || (!isIP(host) && !/^[a-z0-9.-]+$/i.test(host))) return undefined
  return { host, port }
}

export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  return bare === 'localhost' || bare.endsWith('.localhost') || bare === '::1' || /^127\.\d+\.\d+\.\d+$/.test(bare)
}

/** What the start and `doctor` say where a port cannot be opened. */
export function explainListenError(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
  variable: string,
): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is already in use: end the other program, or set ${variable} and LATCHKEY_URL to another port.`
  if (error.code === 'EACCES')
    return `Port ${port} may not be opened by this user: give it CAP_NET_BIND_SERVICE (a systemd unit: AmbientCapabilities=CAP_NET_BIND_SERVICE), or set ${variable} to a port above 1023.`
  return `${variable} ${host}:${port} cannot be opened: ${error.message}`
}
