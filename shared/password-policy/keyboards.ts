/** Rows from the number row down, unshifted and shifted, aligned so that the keys of one index stand below one another. */
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

/** Where a character lies: on which straight ways over the keys, and how far along each. */
type Spots = ReadonlyMap<string, readonly { way: number; place: number }[]>

/** Rows, columns and diagonals of the pad; a way goes on in the next row as a finger does. */
const numericPad = ['7894561230', '1234567890', '7418529630', '1472583690', '9638527410', '159', '357']

const known = new Map<Keyboard, Spots>()

/** Every character of a keyboard with its ways: rows, columns, both diagonals, and the zigzag between two rows (1q2w3e4r). */
export function spotsOn(keyboard: Keyboard): Spots {
  const spots = known.get(keyboard) ?? laidOut(keyboard)
  known.set(keyboard, spots)
  return spots
}

function laidOut(keyboard: Keyboard): Spots {
  const spots = new Map<string, { way: number; place: number }[]>()
  waysOver(keyboard).forEach((keys, way) => {
    keys.forEach((characters, place) => {
      for (const one of characters) spots.set(one, [...(spots.get(one) ?? []), { way, place }])
    })
  })
  return spots
}

/** Each way as its keys in order, a key as the characters that it types. */
function waysOver(keyboard: Keyboard): string[][] {
  if (keyboard === 'numeric-pad') return numericPad.map((way) => [...way])
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
