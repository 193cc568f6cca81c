/** Some settings take a list as one text, too. */
export function toRows(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  return typeof value === 'string' ? value.split(';').map((row) => row.trim()) : []
}
