/** Where and as whom to ask. Times in milliseconds. */
export interface ActiveDirectoryOptions {
  /** `ldaps://host[:port]` each, or the DNS domain whose controllers are looked up (`_ldap._tcp.dc._msdcs.<domain>`). */
  controllers: readonly string[] | { discover: string }
  /** Distinguished name below which people are found; default: the whole domain. */
  base?: string
  bindDn: string
  bindPassword: string
  /** PEM of the authority that signed the controllers' certificates; default: those of the operating system. */
  ca?: string
  /** Name that the certificates bear, where controllers are given by address. */
  servername?: string
  /** DNS name of the domain; default: from `base`, the discovered domain or the controller's name. */
  domain?: string
  /** What people see; default: the DNS name. */
  alias?: string
  timeouts?: Partial<Timeouts>
  /** Password writes at once per controller; more wait in line. */
  writesPerController?: number
  /** Binds of persons at once per controller. */
  bindsPerController?: number
  /** How long a controller that failed is tried last. */
  restAfterFailure?: number
  /** DNS servers to ask; default: those of the operating system. */
  dnsServers?: readonly string[]
  signal?: AbortSignal
}

export interface Timeouts {
  connect: number
  read: number
  write: number
  /** For one page of a whole domain. */
  walk: number
  /** How long a write or a bind waits for its turn. */
  turn: number
  /** Between the two looks that must agree before a write counts as not applied. */
  settle: number
  /** A kept connection that has answered within so many is taken for alive. */
  fresh: number
}

export const defaultTimeouts: Timeouts = {
  connect: 3000,
  read: 5000,
  write: 10_000,
  walk: 60_000,
  turn: 6000,
  settle: 1000,
  fresh: 1000,
}
