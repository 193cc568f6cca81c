import { type Control, defineView } from './control.ts'

/** A number of the directory that the operator calls now. */
export interface PhoneNumber {
  number: string
}

/** A press dials it where the device has a program for that. */
export const PhoneNumberView = defineView<PhoneNumber>(({ data: { number } }) => (
  <p class="phone-number">
    <a href={formatTelephoneLink(number)}>{number}</a>
  </p>
))

export const phoneNumber: Control = { View: PhoneNumberView }

/** RFC 3966: digits, after the plus of the country. The trunk prefix in brackets is not dialled from abroad, and words ("ext. 12") end the number. */
export function formatTelephoneLink(number: string): string {
  const [dialled = ''] = number.replace('(0)', '').split(/[a-z;]/i)
  return `tel:${dialled.trim().startsWith('+') ? '+' : ''}${dialled.replace(/\D/g, '')}`
}
