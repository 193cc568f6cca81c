/** One thing that proves who a person is. */
export interface Method {
  /** Of the factor: `questions`, `corporate-mail`, `totp`. */
  kind: string
  /** Of the row, where a person may have several. */
  id?: string
  /** Absent for what the directory holds, which was not registered here. */
  addedAt?: Date
  /** An address or number, masked: enough to recognise one's own, too little to learn anything. */
  masked?: string
  /** The owner's own name for it. */
  name?: string
}

/**
 * Whether a method was added less than `hours` ago. Such a method cannot be the only proof in *forgot*: a stranger at an unlocked
 * computer could otherwise add one of their own within a minute and come back with it.
 */
export function isTooNew(method: Pick<Method, 'addedAt'>, hours: number, now: Date): boolean {
  const at = oldEnoughAt(method, hours)
  return at !== undefined && now.getTime() < at
}

/** In milliseconds since 1970; undefined where it is not known when the method was added. */
export const oldEnoughAt = ({ addedAt }: Pick<Method, 'addedAt'>, hours: number): number | undefined =>
  addedAt && addedAt.getTime() + hours * 3_600_000

/**
 * What a person changes at once, by field: `totp`, `addPasskeys`. Each factor declares its own fields (`RegisteredFactor.changes`) and
 * leaves what an absent field names as it is.
 */
export type MethodChanges = Readonly<Record<string, unknown>>
