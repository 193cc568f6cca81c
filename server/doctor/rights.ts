import {
  type Rights,
  type WrittenAttribute,
  writtenAttributes,
} from '../directory/active-directory/inspection/rights.ts'
import { type Finding, fail, note, ok, warn } from './check.ts'

/** `optional`: a right that only some workflows need and that is better not granted without them, since it covers every flag of an account. */
const uses: Record<WrittenAttribute, { text: string; optional?: true }> = {
  lockoutTime: { text: 'unlocking' },
  pwdLastSet: { text: 'a change at the next sign-in' },
  userAccountControl: { text: 'enabling disabled accounts', optional: true },
}

/** Rights of the service account on a sample of people, attribute by attribute; and the one right that cannot be queried. */
export function checkRights(rights: Rights, base: string | undefined): Finding[] {
  if (rights.people === 0)
    return [
      fail('people', `none found below ${base ?? 'the domain'}: correct LATCHKEY_DIRECTORY_BASE, or grant read on it.`),
    ]
  return [
    ok('people', `${rights.people} looked at`),
    checkReading(rights),
    ...writtenAttributes.map((name) => checkWriting(rights, name)),
    note('Reset Password', 'cannot be read from the directory: reset the password of a test account once, to be sure.'),
  ]
}

/** What the service account may do to people and Latchkey never does. */
export function checkUnneeded({ unneeded }: Rights): Finding {
  const subject = 'unneeded rights'
  if (unneeded.length === 0) return ok(subject, 'none: no other attribute of people can be written')
  const more = unneeded.length > shownAttributes ? ` and ${unneeded.length - shownAttributes} more` : ''
  return warn(
    subject,
    `the service account may also write ${unneeded.slice(0, shownAttributes).join(', ')}${more} of people, which Latchkey never does: take that right away.`,
  )
}

const shownAttributes = 5

function checkReading({ unreadable }: Rights): Finding {
  return unreadable.length === 0
    ? ok('reading', 'state, groups and identifiers of people')
    : fail('reading', `${unreadable.join(', ')} cannot be read: grant the service account read on people.`)
}

function checkWriting({ missing, people }: Rights, name: WrittenAttribute): Finding {
  const subject = `write ${name}`
  const without = missing[name]
  const { text, optional } = uses[name]
  if (without.length === 0) return ok(subject, `allowed, for ${text}`)
  const grant = `grant write on ${name} (${text}) for users below their folder`
  if (optional && without.length === people)
    return note(subject, `not allowed on anybody, which is right unless a task needs it: then ${grant}.`)
  if (without.length === people) return fail(subject, `not allowed on anybody: ${grant}.`)
  return warn(
    subject,
    `not allowed on ${without.length} of ${people}, such as ${without[0]}: ${grant}, or set a narrower base.`,
  )
}
