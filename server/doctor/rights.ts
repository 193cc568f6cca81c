import {
  type Rights,
  type WrittenAttribute,
  writtenAttributes,
} from '../directory/active-directory/inspection/rights.ts'
import { type Finding, fail, note, ok, warn } from './check.ts'

/** `seldom`: only for tasks that an organisation may well do without, and a right better not given unused: it holds every flag of an account. */
const use: Record<WrittenAttribute, { text: string; seldom?: true }> = {
  lockoutTime: { text: 'unlocking' },
  pwdLastSet: { text: 'a change at the next sign-in' },
  userAccountControl: { text: 'enabling disabled accounts', seldom: true },
}

/** Rights of the service account, attribute by attribute, on a sample of people; and what no question shows. */
export function rightsFindings(seen: Rights, base: string | undefined): Finding[] {
  if (seen.people === 0)
    return [
      fail('people', `none found below ${base ?? 'the domain'}: correct LATCHKEY_DIRECTORY_BASE, or grant read on it.`),
    ]
  return [
    ok('people', `${seen.people} looked at`),
    reading(seen),
    ...seen.unreadablePolicies.map((policy) =>
      fail('fine-grained policy', `${policy} holds for people here and cannot be read: grant read on it.`),
    ),
    ...writtenAttributes.map((name) => writing(seen, name)),
    note('Reset Password', 'is a right that a directory does not tell of: reset the password of a test account once.'),
  ]
}

function reading({ unreadable }: Rights): Finding {
  return unreadable.length === 0
    ? ok('reading', 'state, groups and identifiers of people')
    : fail('reading', `${unreadable.join(', ')} cannot be read: grant the service account read on people.`)
}

function writing({ missing, people }: Rights, name: WrittenAttribute): Finding {
  const what = `write ${name}`
  const without = missing[name]
  const { text, seldom } = use[name]
  if (without.length === 0) return ok(what, `allowed, for ${text}`)
  const grant = `grant write on ${name} (${text}) for users below their folder`
  if (seldom && without.length === people)
    return note(what, `not allowed on anybody, as it should be unless a task is to do so: then ${grant}.`)
  if (without.length === people) return fail(what, `not allowed on anybody: ${grant}.`)
  return warn(
    what,
    `not allowed on ${without.length} of ${people}, such as ${without[0]}: ${grant}, or set a narrower base.`,
  )
}
