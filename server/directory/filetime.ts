/** Windows counts 100 ns steps since 1601; directories write the count as decimal text, since it is too large for a number. */
const epochDifference = 11_644_473_600_000n

export const never = 9_223_372_036_854_775_807n

export function filetimeToDate(filetime: string | bigint): Date {
  return new Date(Number(BigInt(filetime) / 10_000n - epochDifference))
}

export function dateToFiletime(date: Date): string {
  return ((BigInt(date.getTime()) + epochDifference) * 10_000n).toString()
}

/** Ages and durations are negative counts; the lowest possible one means "never". Returns milliseconds. */
export function intervalToMilliseconds(interval: string): number | undefined {
  const steps = BigInt(interval)
  return steps === -never - 1n ? undefined : Number(-steps / 10_000n)
}

export function millisecondsToInterval(milliseconds: number): string {
  return (BigInt(Math.round(milliseconds)) * -10_000n).toString()
}
