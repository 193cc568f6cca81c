/** One row of the report. */
export interface Row {
  /** Id of the measurement it comes from, as named on the command line. */
  measurement: string
  what: string
  measured: Quantity
  /** The aim from the issue; a row without an aim is only information. */
  aim?: { atMost: number } | { atLeast: number }
  /** What was measured in the same run, beside or behind it. */
  details?: Record<string, Quantity>
}

export type NewRow = Omit<Row, 'measurement'>

export interface Quantity {
  value: number
  /** `ms`, `runs/s`, `kB`, …; '' for a ratio. */
  unit: string
}

export interface Measurement {
  id: string
  title: string
  measure(options: BenchOptions): Promise<NewRow[]>
}

export interface BenchOptions {
  /** A quick run has fewer rounds and a tenth of the data; it is too short for a verdict. */
  quick: boolean
  log(line: string): void
}

export const quantity =
  (unit: string) =>
  (value: number): Quantity => ({ value, unit })

export const milliseconds = quantity('ms')
export const perSecond = quantity('runs/s')
export const kilobytes = quantity('kB')
export const ratio = quantity('')

export function meetsAim({ measured: { value }, aim }: Pick<Row, 'measured' | 'aim'>): boolean | undefined {
  if (aim === undefined) return undefined
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast
}
