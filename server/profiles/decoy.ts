import type { ProfileScope } from './profile-scope.ts'

/** What a decoy pretends to have: drawn from the key file and the account, so the same each time and known only here. */
export interface DecoyDraw {
  /** 64 hexadecimal digits. */
  hex(what: string): string
  happens(what: string, probability: number): boolean
  pick<Item>(what: string, items: readonly Item[]): Item
  letter(what: string): string
  /** A UUIDv7 and its time, some day between September and November 2024. */
  idAndDate(what: string): { id: string; addedAt: Date }
}

export function createDraw({ keys, key }: Pick<ProfileScope, 'keys' | 'key'>): DecoyDraw {
  const hex = (what: string) => keys.stableHmac('pretend', key, what)
  return {
    hex,
    happens: (what, probability) => toNumber(hex(what)) < probability * 2 ** 32,
    pick: (what, items) => pick(hex(what), items),
    letter: (what) => String.fromCharCode(97 + (toNumber(hex(what)) % 26)),
    idAndDate(what) {
      const digits = hex(what)
      const time = `0192${digits.slice(0, 8)}`
      const variant = pick(digits.slice(12), ['8', '9', 'a', 'b'])
      const id = `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(21, 24)}-${variant}${digits.slice(25, 28)}-${digits.slice(28, 40)}`
      return { id, addedAt: new Date(Number.parseInt(time, 16)) }
    },
  }
}

const toNumber = (hex: string): number => Number.parseInt(hex.slice(0, 8), 16)
// The remainder is an index of the list, which is never empty.
const pick = <Item>(hex: string, items: readonly Item[]): Item => items[toNumber(hex) % items.length] as Item
