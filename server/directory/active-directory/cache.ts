/** Caches the results of `ask` per key for `lifetime` milliseconds; failures are not cached. At most 1000 keys. */
export function createCache<T>(lifetime: number): (key: string, ask: () => Promise<T>) => Promise<T> {
  const entries = new Map<string, { until: number; value: Promise<T> }>()
  return (key, ask) => {
    const known = entries.get(key)
    if (known !== undefined && known.until > performance.now()) return known.value
    const value = ask()
    entries.delete(key)
    entries.set(key, { until: performance.now() + lifetime, value })
    value.catch(() => entries.get(key)?.value === value && entries.delete(key))
    const [oldest] = entries.keys()
    if (entries.size > 1000 && oldest !== undefined) entries.delete(oldest)
    return value
  }
}
