import { meetsAim, type Quantity, type Row } from './measurement.ts'

/** Renders the report for people: each row is a line, with aligned columns. */
export function formatTable(rows: readonly Row[]): string {
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
  const verdict = meetsAim(row)
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

/** A measurement on a shared machine is not more precise than three digits. */
function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return String(Math.round(value))
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2)
}
