import type { Moment, OptionalMoment, RowMac } from './column-values.ts'

/** A key by which a script calls the administration API. */
export interface ApiKeyTable {
  id: string
  /** HMAC of the key, which is shown once. */
  tokenHash: string
  /** What an administrator called it. */
  name: string
  /** JSON of `apiKeyScope`. */
  scope: string
  /** Person id of the administrator. */
  createdBy: string
  createdAt: Moment
  expiresAt: Moment
  lastUsedAt: OptionalMoment
  mac: RowMac
}
