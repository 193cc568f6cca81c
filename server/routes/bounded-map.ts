/** Sets a key and drops the one that was not set for longest, once there are more than `max`. */
export function setBounded<Value>(map: Map<string, Value>, key: string, value: Value, max: number): void {
  // Deleted first: a Map keeps the order of insertion, so its first key was not set for longest.
  map.delete(key)
  map.set(key, value)
  const oldest = map.size > max ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}
