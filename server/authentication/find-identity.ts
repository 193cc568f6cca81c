import type { IdentityPerson } from '../identity/identity-reader.ts'
import type { FoundIdentity, IdentitySignInService } from './identity-sign-in.ts'
import { type ConfigurationParameters, splitColumns } from './parameters/configuration-parameters.ts'

type Service = Pick<IdentitySignInService, 'identity'>

/** The id of no person. The modules look it up where a name was not found, so that a known and an unknown name take the same number of queries. */
export const nobody = { id: '' }

const authenticator = 'QER | Person | PasswordResetAuthenticator'

/**
 * Finds the person of a typed name by the columns of SearchTable if it is set, otherwise by the central account. A name that leads to several people is
 * refused as ambiguous. Only the flags of the account whose name was typed are checked.
 */
export async function findByTypedName(
  { identity }: Service,
  parameters: ConfigurationParameters,
  name: string,
): Promise<FoundIdentity> {
  const table = parameters[`${authenticator} | SearchTable`]
  if (!table) {
    const found = await identity.findByCentralAccount(name)
    return found.found === 'one' ? { person: found.person } : { refusal: refusalOf(found.found) }
  }
  const enabledBy = splitList(parameters[`${authenticator} | EnabledBy`])
  const disabledBy = splitList(parameters[`${authenticator} | DisabledBy`])
  const columns = splitList(parameters[`${authenticator} | SearchColumn`])
  const found = await identity.findByTable({ table, columns, name, flags: [...enabledBy, ...disabledBy] })
  if (found.found !== 'one') {
    // Of one that is found, the person is read by another query.
    await identity.findPerson(nobody.id)
    return { refusal: refusalOf(found.found) }
  }
  const rule = parameters['Latchkey | Person | PasswordResetAuthenticator | EnabledByRule']
  const isUsable = found.rows.every((row) => isEnabled(row, { enabledBy, disabledBy, rule }))
  return { person: found.person, ...(!isUsable && { refusal: 'account-disabled' }) }
}

const refusalOf = (found: 'none' | 'many'): string => (found === 'many' ? 'ambiguous' : 'unknown')

const splitList = (text: string | undefined): string[] => (text ? splitColumns(text) : [])

/** Null is false, and a column that disables wins. */
function isEnabled(
  row: Readonly<Record<string, boolean>>,
  { enabledBy, disabledBy, rule }: { enabledBy: string[]; disabledBy: string[]; rule: 'all' | 'any' },
): boolean {
  if (disabledBy.some((column) => row[column])) return false
  if (enabledBy.length === 0) return true
  return rule === 'all' ? enabledBy.every((column) => row[column]) : enabledBy.some((column) => row[column])
}

/** Why a person may not sign in by passcode or answers; the certification status New opens what a deactivation closes. */
export function findStatusRefusal(person: IdentityPerson, parameters: ConfigurationParameters): string | undefined {
  if (person.isDeactivated && person.certification !== 'new') return 'deactivated'
  return findCommonRefusal(person, parameters)
}

/** Why a person may not sign in by any module. */
export function findCommonRefusal(person: IdentityPerson, parameters: ConfigurationParameters): string | undefined {
  if (person.isSuspended) return 'suspended'
  const isBarred = person.isSecurityIncident && !parameters['QER | Person | AllowLoginWithSecurityIncident']
  return isBarred ? 'security-incident' : undefined
}
