/** Rows from the number row down, unshifted and shifted, aligned so that keys with the same index are below one another. */
const letterKeyboards = {
  qwerty: {
    plain: ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'],
    shifted: ['!@#$%^&*()_+', 'QWERTYUIOP{}', 'ASDFGHJKL:"', 'ZXCVBNM<>?'],
  },
  qwertz: {
    plain: ['1234567890ß´', 'qwertzuiopü+', 'asdfghjklöä', 'yxcvbnm,.-'],
    shifted: ['!"§$%&/()=?`', 'QWERTZUIOPÜ*', 'ASDFGHJKLÖÄ', 'YXCVBNM;:_'],
  },
  azerty: {
    plain: ['&é"\'(-è_çà)=', 'azertyuiop^$', 'qsdfghjklmù', 'wxcvbn,;:!'],
    shifted: ['1234567890°+', 'AZERTYUIOP¨£', 'QSDFGHJKLM%', 'WXCVBN?./§'],
  },
} as const

export const keyboards = ['qwerty', 'qwertz', 'azerty', 'numeric-pad'] as const
export type Keyboard = (typeof keyboards)[number]

/** The straight lines over the keys on which a character is, and its place on each. */
type KeyPositions = ReadonlyMap<string, readonly { line: number; place: number }[]>

/** Rows, columns and diagonals of the pad; a line continues in the next row as a finger does. */
const numericPad = ['7894561230', '1234567890', '7418529630', '1472583690', '9638527410', '159', '357']

const known = new Map<Keyboard, KeyPositions>()

/** Every character of a keyboard with its lines: rows, columns, both diagonals, and the zigzag between two rows (1q2w3e4r). */
export function keyPositions(keyboard: Keyboard): KeyPositions {
  const positions = known.get(keyboard) ?? mapKeys(keyboard)
  known.set(keyboard, positions)
  return positions
}

function mapKeys(keyboard: Keyboard): KeyPositions {
  const positions = new Map<string, { line: number; place: number }[]>()
  linesOf(keyboard).forEach((keys, line) => {
    keys.forEach((characters, place) => {
      for (const one of characters) positions.set(one, [...(positions.get(one) ?? []), { line, place }])
    })
  })
  return positions
}

/** Each line as its keys in order, each key as the characters that it types. */
function linesOf(keyboard: Keyboard): string[][] {
  if (keyboard === 'numeric-pad') return numericPad.map((line) => [...line])
  const { plain, shifted } = letterKeyboards[keyboard]
  const key = (row: number, at: number) => (plain[row]?.[at] ?? '') + (shifted[row]?.[at] ?? '')
  const width = Array.from({ length: 12 }, (_, at) => at)
  const rows = [0, 1, 2, 3]
  return [
    ...rows.map((row) => width.map((at) => key(row, at))),
    ...width.map((at) => rows.map((row) => key(row, at))),
    ...Array.from({ length: 15 }, (_, sum) => rows.map((row) => key(row, sum - row))),
    ...[0, 1, 2].map((row) => width.flatMap((at) => [key(row, at), key(row + 1, at)])),
  ]
}
