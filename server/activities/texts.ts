/** Keys of an activity's texts, and labels of its fields. */
export function textsOf<const Id extends string>(id: Id) {
  const text = <const Part extends string>(part: Part) => `activities.${id}.${part}` as const
  return { text, label: <const Part extends string>(part: Part) => ({ label: text(part) }) }
}
