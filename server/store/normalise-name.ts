/**
 * The form that names are stored and compared in: both databases would otherwise fold case and width by rules of their own. Undefined for
 * a name that ends in a space, which SQL Server takes for the same as without, or that holds a control character.
 */
export function normaliseName(name: string): string | undefined {
  const normal = name.normalize('NFKC').toLowerCase().normalize('NFKC')
  return /\s$|\p{Cc}/u.test(normal) || !normal.isWellFormed() ? undefined : normal
}
