import { type Finding, fail, ok, warn } from './check.ts'

const day = 86_400_000
/** Days before its end from which a certificate is warned of: time to order another. */
const soon = 30

export function validity(validTo: Date, now: Date): Finding {
  const days = Math.floor((validTo.getTime() - now.getTime()) / day)
  const until = validTo.toISOString().slice(0, 10)
  if (validTo <= now) return fail('expiry', `expired on ${until}: put a new certificate in its place.`)
  if (days < soon) return warn('expiry', `ends on ${until}, in ${days} ${days === 1 ? 'day' : 'days'}: renew it.`)
  return ok('expiry', `valid until ${until}, ${days} days`)
}
