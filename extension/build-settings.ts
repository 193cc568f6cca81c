/** Settings that the build writes into an organisation's own package (wxt.config.ts). */
interface BuildSettings {
  /** Built with hosts by an organisation, whose administrator has decided what it needs. */
  isOwnPackage: boolean
  server?: string
  /** The organisation's name. */
  name?: string
  /** Origins that are always listed; their permission is granted at installation. */
  origins: string[]
}

declare const __LATCHKEY_BUILD__: BuildSettings | undefined

export const buildSettings: BuildSettings =
  typeof __LATCHKEY_BUILD__ === 'undefined' ? { isOwnPackage: false, origins: [] } : __LATCHKEY_BUILD__
