/** Calls `compute` once for each key; the results live as long as the returned function. */
export function memoize<Value, Key = void>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>()
  return (key) => {
    if (!values.has(key)) values.set(key, compute(key))
    return values.get(key) as Value
  }
}
