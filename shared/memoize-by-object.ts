/**
 * Calls `compute` once for each object and name; the result lives as long as the object. For immutable objects, and few names (a
 * language, a site).
 */
export function memoizeByObject<Key extends object, Name extends string, Value>(
  compute: (key: Key, name: Name) => Value,
): (key: Key, name: Name) => Value {
  const values = new WeakMap<Key, Map<Name, Value>>()
  return (key, name) => {
    const byName = values.get(key) ?? new Map<Name, Value>()
    values.set(key, byName)
    if (!byName.has(name)) byName.set(name, compute(key, name))
    return byName.get(name) as Value
  }
}
