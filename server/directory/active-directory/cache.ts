/**
 * Caches the results of `ask` per key for `lifetime` milliseconds; failures are not cached. Callers of one moment share one question; if it fails, those who did not
 * ask it themselves ask once more, since it may have been sent to a controller that is not theirs. At most 1000 keys.
 */
export function createCache<T>(lifetime: number): (key: string, ask: () => Promise<T>) => Promise<T> {
  const entries = new Map<string, { until: number; value: Promise<T> }>()

  function askNow(key: string, ask: () => Promise<T>): Promise<T> {
    const value = ask()
    entries.delete(key)
    entries.set(key, { until: performance.now() + lifetime, value })
    value.catch(() => entries.get(key)?.value === value && entries.delete(key))
    const [oldest] = entries.keys()
    if (entries.size > 1000 && oldest !== undefined) entries.delete(oldest)
    return value
  }

  function find(key: string): Promise<T> | undefined {
    const known = entries.get(key)
    return known !== undefined && known.until > performance.now() ? known.value : undefined
  }

  return (key, ask) => find(key)?.catch(() => find(key) ?? askNow(key, ask)) ?? askNow(key, ask)
}
