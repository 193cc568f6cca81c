/** Controllers, service account and limits of one domain. Times in milliseconds. */
export interface ActiveDirectoryOptions {
  /** `ldaps://host[:port]` each, or the DNS domain whose controllers are resolved (`_ldap._tcp.dc._msdcs.<domain>`). */
  controllers: readonly string[] | { discover: string }
  /** Distinguished name below which people are searched; default: the whole domain. */
  base?: string
  bindDn: string
  /** A function reads it anew from where it may be replaced while the server runs. */
  bindPassword: string | (() => string)
  /** PEM of the authority that signed the controllers' certificates, also read anew; default: those of the operating system. */
  ca?: string | (() => string)

  /** DNS name of the domain; default: from `base`, the discovered domain or the controller's name. */
  domain?: string

  timeouts?: Partial<Timeouts>
  /** Concurrent password writes per controller; more wait in a queue. */
  writesPerController?: number

  /** How long a controller that failed is asked last. */
  restAfterFailure?: number
  /** DNS servers; default: those of the operating system. */
  dnsServers?: readonly string[]
  /** Default: `performance.now`. */
  monotonicNow?: () => number
  signal?: AbortSignal
  /** Takes a sentence for the server's log. */
  report?: (sentence: string) => void
}

/** The value of an option as it is now. */
export const readOption = <Value extends string | undefined>(option: Value | (() => Value)): Value =>
  typeof option === 'function' ? option() : option

export interface Timeouts {
  connect: number
  read: number
  write: number
  /** Per page when all people of a domain are listed. */
  listPage: number
  /** How long a write or a bind waits in the queue of its controller. */
  queue: number
  /** Between the two reads that must agree before a write counts as not applied. */
  settle: number
  /** An idle connection that has answered within this time is assumed to be alive. */
  assumeAlive: number
  /** The same when another connection to its controller has answered within `assumeAlive`. Firewalls forget a connection after 4 minutes at the soonest. */
  assumeKept: number
}

export const defaultTimeouts: Timeouts = {
  connect: 3000,
  read: 5000,
  write: 10_000,
  listPage: 60_000,
  queue: 6000,
  settle: 1000,
  assumeAlive: 1000,
  assumeKept: 120_000,
}
