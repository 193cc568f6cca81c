import type { Moment, RowMac } from './column-values.ts'

/** A secret of another system (`kept-secrets.ts`). */
export interface KeptSecretTable {
  id: string
  /** Kind of place that it is for, such as `radius server`. */
  purpose: string
  envelope: string
  createdAt: Moment
}

export interface SettingTable {
  name: string
  value: string
  version: number
  mac: RowMac
}
