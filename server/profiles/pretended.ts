import { type Contact, masked } from './contact.ts'
import type { Method } from './method.ts'
import type { Offered, Scope } from './scope.ts'
import { shuffled } from './shuffled.ts'

type Of = Pick<Scope, 'keys' | 'key'>

/** The questions that an account without answers is asked: all mandatory ones and so many optional ones, the same each time. */
export function pretendedQuestions({ keys, key }: Of, { questions, optionalCount }: Offered): Offered['questions'] {
  const optional = questions.filter(({ kind }) => kind === 'optional')
  const chosen = shuffled(keys, optional, [key, 'decoy']).slice(0, optionalCount)
  return [...questions.filter(({ kind }) => kind !== 'optional'), ...chosen]
}

/**
 * Contact points that lead nowhere: everybody has a corporate address, some have a personal one, as among real people. Addresses
 * end in `.invalid` (RFC 2606), which the mailer drops.
 */
export function pretendedContacts(scope: Pick<Scope, 'keys' | 'key' | 'account' | 'mailDomain'>): Contact[] {
  const draw = drawFor(scope)
  const local = scope.account || letter(draw('local'))
  const value = `${draw('address')}@decoy.invalid`
  const corporate = { origin: 'corporate', kind: 'mail', value, verified: true } as const
  const work = { ...corporate, id: 'corporate-mail', masked: masked('mail', `${local}@${scope.mailDomain}`) }
  if (!happens(draw('personal-mail'), 0.25)) return [work]
  const personal = {
    ...({ origin: 'personal', kind: 'mail', value, verified: true, ...since(draw('contact')) } as const),
    masked: masked('mail', `${letter(draw('personal-local'))}@${pick(draw('provider'), providers)}`),
  }
  return [work, personal]
}

/** What such an account can be known by; never enough to be. */
export function pretendedMethods(scope: Pick<Scope, 'keys' | 'key' | 'account' | 'mailDomain'>): Method[] {
  const draw = drawFor(scope)
  const contacts = pretendedContacts(scope).map(({ id, origin, addedAt }) => {
    return { kind: `${origin}-mail` as const, id, addedAt }
  })
  return [
    { kind: 'questions', addedAt: since(draw('questions')).addedAt },
    ...contacts,
    ...(happens(draw('totp'), 0.2) ? [{ kind: 'totp' as const, addedAt: since(draw('totp-since')).addedAt }] : []),
    ...(happens(draw('passkey'), 0.2) ? [{ kind: 'passkey' as const, ...since(draw('passkey-since')) }] : []),
  ]
}

/**
 * Passkeys that nobody has, with ids in base64url: one or two, of phones, computers and keys to plug in, as among real people. If all
 * were alike, whoever has others would be known to exist.
 */
export function pretendedCredentials(scope: Of): { id: string; transports: Transport[] }[] {
  const draw = drawFor(scope)
  const count = happens(draw('credentials'), 0.25) ? 2 : 1
  return Array.from({ length: count }, (_, index) => {
    const bytes = Buffer.from(draw(`credential ${index}`) + draw(`credential ${index} more`), 'hex')
    const { length, transports } = pick(draw(`authenticator ${index}`), authenticators)
    return { id: bytes.subarray(0, length).toString('base64url'), transports: [...transports] }
  })
}

type Transport = 'internal' | 'hybrid' | 'nfc' | 'usb'

/** Bytes of an id, and how it is reached: password managers and phones (20, 16), Windows Hello and Chromium (32), security keys (48, 64). */
const authenticators: readonly { length: number; transports: readonly Transport[] }[] = [
  { length: 20, transports: ['hybrid', 'internal'] },
  { length: 16, transports: ['hybrid', 'internal'] },
  { length: 32, transports: ['internal'] },
  { length: 48, transports: ['nfc', 'usb'] },
  { length: 64, transports: ['usb'] },
]

/** 20 bytes that nobody's authenticator app holds. */
export const pretendedSecret = (scope: Of): string => drawFor(scope)('totp-secret').slice(0, 40)

const drawFor =
  ({ keys, key }: Of) =>
  (what: string): string =>
    keys.lastingHmac('pretend', key, what)

const providers = ['gmail.com', 'outlook.com', 'icloud.com', 'yahoo.com'] as const
const number = (draw: string): number => Number.parseInt(draw.slice(0, 8), 16)
const happens = (draw: string, probability: number): boolean => number(draw) < probability * 2 ** 32
const pick = <T>(draw: string, of: readonly T[]): T => of[number(draw) % of.length] as T
const letter = (draw: string): string => String.fromCharCode(97 + (number(draw) % 26))

/** A UUIDv7 and its moment, some day between September and November of 2024. */
function since(draw: string): { id: string; addedAt: Date } {
  const time = `0192${draw.slice(0, 8)}`
  const variant = pick(draw.slice(12), ['8', '9', 'a', 'b'])
  const id = `${time.slice(0, 8)}-${time.slice(8)}-7${draw.slice(21, 24)}-${variant}${draw.slice(25, 28)}-${draw.slice(28, 40)}`
  return { id, addedAt: new Date(Number.parseInt(time, 16)) }
}
