/** Keeps what `ask` gave for `lifetime` milliseconds, per key; what fails is not kept. At most 1000 keys. */
export function remember<T>(lifetime: number): (key: string, ask: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { until: number; value: Promise<T> }>()
  return (key, ask) => {
    const known = kept.get(key)
    if (known !== undefined && known.until > performance.now()) return known.value
    const value = ask()
    kept.delete(key)
    kept.set(key, { until: performance.now() + lifetime, value })
    value.catch(() => kept.get(key)?.value === value && kept.delete(key))
    const [oldest] = kept.keys()
    if (kept.size > 1000 && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
