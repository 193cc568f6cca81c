export interface Preset {
  workflow?: string
  account?: string
  domain?: string
}

/**
 * The task that the address names: `/?task=manage-my-passwords`, or `/#task=…` from where a query would be logged. Whose account it
 * is stands behind the `#` only; it fills in the first page, which is still confirmed by hand.
 */
export function presetOf({ search, hash }: { search: string; hash: string }): Preset {
  const unlogged = new URLSearchParams(hash.slice(1))
  return {
    ...named('workflow', new URLSearchParams(search).get('task') ?? unlogged.get('task'), /^[a-z0-9-]{1,64}$/),
    ...named('account', unlogged.get('account'), /^[^\p{Cc}]{1,256}$/u),
    ...named('domain', unlogged.get('domain'), /^[A-Za-z0-9._-]{1,253}$/),
  }
}

const named = (name: keyof Preset, value: string | null, shape: RegExp): Preset =>
  value !== null && shape.test(value) ? { [name]: value } : {}
