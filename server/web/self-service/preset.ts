/** The task that the address names: `/?task=manage-my-passwords`, or `/#task=…` from where a query would be logged. */
export function presetOf({ search, hash }: { search: string; hash: string }): { workflow?: string } {
  const named = new URLSearchParams(search).get('task') ?? new URLSearchParams(hash.slice(1)).get('task')
  return named && /^[a-z0-9-]{1,64}$/.test(named) ? { workflow: named } : {}
}
