import { type Request, TYPES } from 'tedious'

/** Longest strings of a declared length, in characters; longer ones are `max`. */
const maxAscii = 8_000
const maxUnicode = 4_000

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII contains them.
const ascii = /^[\x00-\x7f]*$/

/**
 * Adds the values as `@1`, `@2` and so on. Declared lengths do not follow the values, so that the server keeps one plan for each
 * statement instead of one for each length. ASCII goes as VARCHAR: compared with NVARCHAR, a VARCHAR column of ids or hashes would be
 * converted row by row; the other way round the server converts the value alone.
 */
export function addParameters(request: Request, values: readonly unknown[]): void {
  for (const [index, value] of values.entries()) {
    const { type, ...options } = typeOf(value)
    request.addParameter(String(index + 1), type, value ?? null, options)
  }
}

function typeOf(value: unknown) {
  switch (typeof value) {
    case 'bigint':
    case 'number':
      return { type: numberType(value) }
    case 'boolean':
      return { type: TYPES.Bit }
    case 'string':
      if (value.length <= maxAscii && ascii.test(value)) return { type: TYPES.VarChar, length: maxAscii }
      return { type: TYPES.NVarChar, ...(value.length <= maxUnicode && { length: maxUnicode }) }
  }
  // DATETIME rounds to 3.33 ms; the audit chain needs exact milliseconds.
  if (value instanceof Date) return { type: TYPES.DateTime2, scale: 3 }
  if (Buffer.isBuffer(value)) return { type: TYPES.VarBinary }
  return { type: TYPES.NVarChar, length: maxUnicode }
}

const maxInt = 2_147_483_647

function numberType(value: number | bigint) {
  if (typeof value === 'number' && !Number.isInteger(value)) return TYPES.Float
  return value < -maxInt - 1 || value > maxInt ? TYPES.BigInt : TYPES.Int
}
