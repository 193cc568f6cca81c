import { type Country, getDialling } from './telephone-countries.ts'

/**
 * A number that a person types, as E.164 (docs/behaviour.md#telephone-numbers); undefined if it is none. With `country`, it may also be written as
 * it is dialled there, or as people write it behind the country code.
 */
export function readTelephoneNumber(typed: string, country?: Country): string | undefined {
  const dialled = removeSeparators(typed)
  if (!/^\+?\d+$/.test(dialled)) return undefined
  const number = dialled.startsWith('+')
    ? dialled
    : country && `+${getDialling(country).code}${toNational(dialled, country)}`
  return number && isNumber(number) ? number : undefined
}

/**
 * A number of the directory, as a device dials it. An extension in words ends it. One without country code is taken for one of this country only
 * where it is written as dialled from everywhere in it: a shorter one is of the company's own exchange or of the same town, and is left as it is.
 */
export function toDialledNumber(stored: string, country?: Country): string {
  const [number = ''] = stored
    .normalize('NFKC')
    .replace('(0)', '')
    .split(/[a-z;]/i)
  const dialled = removeSeparators(number)
  const read = isWhole(dialled, country) ? readTelephoneNumber(number, country) : undefined
  return read ?? `${number.trim().startsWith('+') ? '+' : ''}${number.replace(/\D/g, '')}`
}

/** `00` as `+`; separators and one pair of brackets are left out. */
const removeSeparators = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .replace(/^00/, '+')
    // The trunk prefix as many write it; it is not dialled from abroad.
    .replace('(0)', '')
    .replace(/\(([^()]*)\)/, '$1')
    .replace(/(?!^\+)[\s\-,.+/\\*#]/g, '')

function isWhole(dialled: string, country: Country | undefined): boolean {
  if (dialled.startsWith('+') || country === undefined) return true
  const { trunkPrefix } = getDialling(country)
  // Every number behind a 1 has the same length, and `isNumber` counts it.
  const needsPrefix = trunkPrefix !== '' && trunkPrefix !== '1'
  return needsPrefix ? toNational(dialled, country) !== dialled : dialled.length >= 7
}

/** Digits as dialled inside the country, without what is not dialled from abroad. */
function toNational(digits: string, country: Country): string {
  const { code, trunkPrefix } = getDialling(country)
  // Buenos Aires 011 15 2345 6789: the 15 of a mobile number is a 9 before the area code from abroad.
  const argentine = country === 'AR' && /^0?(?=\d{12}$)(11|[23]\d{2,3}?)15(\d{6,8})$/.exec(digits)
  if (argentine) return `9${argentine[1]}${argentine[2]}`
  return digits.replace(trunkOf(country, code, trunkPrefix), '')
}

/** In these countries whole numbers may begin with the trunk prefix, so that only the length tells. */
const lengths: Record<string, number> = { '1': 10, '7': 10, '370': 8, '375': 9, '692': 7, '993': 8 }

function trunkOf(country: Country, code: string, trunkPrefix: string): RegExp {
  const behind = code in lengths ? `(?=\\d{${lengths[code]}}$)` : ''
  // Belarus dials 8 and then 0 before the code of an area; Lithuania has replaced its 8 by 0.
  const prefix = { BY: '(?:80?|0)', LT: '[08]' }[country] ?? trunkPrefix
  return new RegExp(`^${prefix}${behind}`)
}

/** E.164; of every number behind a 1, the length is known. */
const isNumber = (number: string): boolean => /^\+(1\d{10}|[2-9]\d{6,14})$/.test(number)
