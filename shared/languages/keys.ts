import type { en } from './en.ts'

/** A key of the catalogue; typed from English, so that a missing text does not compile. */
export type MessageKey = keyof typeof en
export type MessageValues = Record<string, string | number>
