/** No person's history ever holds one of these passwords twice; the first is `passwordOf(0)`. */
export const passwordOf = (serial: number): string => `Quiet-Lagoon-${String(serial).padStart(6, '0')}`

/** `bench.xaa`, `bench.xab`, …: no part of such a name is part of a password. */
export function accountsOf(count: number, prefix = 'x'): string[] {
  const letter = (value: number) => String.fromCharCode(97 + (value % 26))
  return Array.from({ length: count }, (_, index) => `bench.${prefix}${letter(Math.floor(index / 26))}${letter(index)}`)
}
