import { holds, type Quantity, type Row } from './measurement.ts'

/** The report for people: one line a row, columns aligned. */
export function table(rows: readonly Row[]): string {
  const head = ['measurement', 'what', 'measured', 'aim', 'holds', 'beside it']
  const lines = [head, ...rows.map(cells)]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const rule = widths.map((width, column) => '─'.repeat(column === head.length - 1 ? 9 : width))
  const aligned = [lines[0] ?? [], rule, ...lines.slice(1)].map((line) =>
    line.map((cell, column) => (column === 2 ? cell.padStart(widths[2] ?? 0) : cell.padEnd(widths[column] ?? 0))),
  )
  return aligned.map((line) => line.join('  ').trimEnd()).join('\n')
}

function cells(row: Row): string[] {
  const details = Object.entries(row.details ?? {}).map(([name, value]) => `${name} ${text(value)}`)
  const verdict = holds(row)
  return [
    row.measurement,
    row.what,
    text(row.measured),
    row.aim === undefined ? '' : aimText(row.aim, row.measured.unit),
    verdict === undefined ? '' : verdict ? 'yes' : 'NO',
    details.join(', '),
  ]
}

const aimText = (aim: NonNullable<Row['aim']>, unit: string) =>
  'atMost' in aim ? `≤ ${text({ value: aim.atMost, unit })}` : `≥ ${text({ value: aim.atLeast, unit })}`

const text = ({ value, unit }: Quantity) => `${figure(value)}${unit === '' ? '' : ` ${unit}`}`

/** Three digits say all that a measurement on a shared machine can. */
function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value))
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}
