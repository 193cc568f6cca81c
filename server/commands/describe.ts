/** The chain of causes by name and message, for the log; bodies, answers and secrets are in none of them. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : ` ← ${describe(error.cause)}`
  return `${error.name}: ${error.message}${cause}`
}
