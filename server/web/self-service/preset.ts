interface Preset {
  workflow?: string
  account?: string
  domain?: string
}

/**
 * The workflow in the address: `/?task=manage-my-passwords`, or `/#task=…` from places where a query would be logged. The account is
 * read after the `#` only; it fills in the first page, which the person still has to confirm.
 */
export function parsePreset({ search, hash }: { search: string; hash: string }): Preset {
  const unlogged = new URLSearchParams(hash.slice(1))
  return {
    ...readNamed('workflow', new URLSearchParams(search).get('task') ?? unlogged.get('task'), /^[a-z0-9-]{1,64}$/),
    ...readNamed('account', unlogged.get('account'), /^[^\p{Cc}]{1,256}$/u),
    ...readNamed('domain', unlogged.get('domain'), /^[A-Za-z0-9._-]{1,253}$/),
  }
}

const readNamed = (name: keyof Preset, value: string | null, shape: RegExp): Preset =>
  value !== null && shape.test(value) ? { [name]: value } : {}
