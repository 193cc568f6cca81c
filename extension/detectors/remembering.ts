/** Sees each thing once; what was seen stays so for as long as somebody holds the function. */
export function remembering<Fact, Thing = void>(see: (thing: Thing) => Fact): (thing: Thing) => Fact {
  const seen = new Map<Thing, Fact>()
  return (thing) => {
    if (!seen.has(thing)) seen.set(thing, see(thing))
    return seen.get(thing) as Fact
  }
}
