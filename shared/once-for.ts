/**
 * `make`, done once for each object and name and kept as long as the object. For what is made of things that never change; `name`
 * is one of few (a language, a site).
 */
export function onceFor<Of extends object, Name extends string, T>(
  make: (of: Of, name: Name) => T,
): (of: Of, name: Name) => T {
  const made = new WeakMap<Of, Map<Name, T>>()
  return (of, name) => {
    const ofThis = made.get(of) ?? new Map<Name, T>()
    made.set(of, ofThis)
    if (!ofThis.has(name)) ofThis.set(name, make(of, name))
    return ofThis.get(name) as T
  }
}
