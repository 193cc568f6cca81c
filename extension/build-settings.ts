/** What the build wrote into the program (wxt.config.ts): an organisation's own package brings its hosts and server along. */
export interface BuildSettings {
  server?: string
  /** The organisation's name. */
  name?: string
  /** Origins listed without asking; their permission is given at installation. */
  origins: string[]
}

declare const __LATCHKEY_BUILD__: BuildSettings | undefined

export const buildSettings: BuildSettings =
  typeof __LATCHKEY_BUILD__ === 'undefined' ? { origins: [] } : __LATCHKEY_BUILD__
