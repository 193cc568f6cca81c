/** Windows counts 100 ns steps since 1601; directories write them as decimal text, too large for a number. */
const epochDifference = 11_644_473_600_000n

export const never = 9_223_372_036_854_775_807n

export function dateOfFiletime(filetime: string | bigint): Date {
  return new Date(Number(BigInt(filetime) / 10_000n - epochDifference))
}

export function filetimeOfDate(date: Date): string {
  return ((BigInt(date.getTime()) + epochDifference) * 10_000n).toString()
}

/** Ages and durations are negative counts; the lowest possible one means "never". Milliseconds. */
export function millisecondsOfInterval(interval: string): number | undefined {
  const steps = BigInt(interval)
  return steps === -never - 1n ? undefined : Number(-steps / 10_000n)
}

export function intervalOfMilliseconds(milliseconds: number): string {
  return (BigInt(Math.round(milliseconds)) * -10_000n).toString()
}
