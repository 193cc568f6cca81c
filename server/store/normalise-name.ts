/**
 * The form in which names are stored and compared; otherwise each database would fold case and width by rules of its own.
 * Undefined for a name that ends in a space, which SQL Server ignores, or that contains a control character.
 */
export function normaliseName(name: string): string | undefined {
  const normal = name.normalize('NFKC').toLowerCase().normalize('NFKC')
  return /\s$|\p{Cc}/u.test(normal) || !normal.isWellFormed() ? undefined : normal
}
