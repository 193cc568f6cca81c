import { type Control, defineView } from './control.ts'

/** A number of the directory that the operator calls now. */
export interface PhoneNumber {
  /** As the directory holds it. */
  number: string
  /** Digits, behind a plus where they begin with the country code (RFC 3966). */
  dialled: string
}

/** A press dials it where the device has a program for that. */
export const PhoneNumberView = defineView<PhoneNumber>(({ data: { number, dialled } }) => (
  <p class="phone-number">
    <a href={`tel:${dialled}`}>{number}</a>
  </p>
))

export const phoneNumber: Control = { View: PhoneNumberView }
