/** Calls `compute` once for each text, as long as there are not more than `maxTexts` of them. For results that nothing changes. */
export function memoizeByText<Value>(compute: (text: string) => Value, maxTexts: number): (text: string) => Value {
  const values = new Map<string, Value>()
  return (text) => {
    const known = values.get(text)
    if (known !== undefined) return known
    const value = compute(text)
    if (values.size >= maxTexts) values.clear()
    values.set(text, value)
    return value
  }
}
