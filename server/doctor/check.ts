import type { Config } from '../config.ts'

/** What was looked at and how it stands. `text` of a warning or failure says what to do. */
export interface Finding {
  level: 'ok' | 'note' | 'warn' | 'FAIL'
  what: string
  text: string
}

export interface Section {
  title: string
  findings: Finding[]
}

/** One thing to look at. It only looks: makes no folder, no key, no migration, and writes to nothing that it asks. */
export interface Check {
  id: string
  look(config: Config, signal: AbortSignal): Promise<Section[]>
}

export const ok = (what: string, text: string): Finding => ({ level: 'ok', what, text })
export const note = (what: string, text: string): Finding => ({ level: 'note', what, text })
export const warn = (what: string, text: string): Finding => ({ level: 'warn', what, text })
export const fail = (what: string, text: string): Finding => ({ level: 'FAIL', what, text })
