import type { AuditRecord } from '../audit/chain.ts'
import { endAccess } from '../authentication/end-access.ts'
import type { DirectoryPerson } from '../directory/directory.ts'
import { createSpokenCode, normaliseSpokenCode } from '../factors/common/spoken-code.ts'
import { clearCounter } from '../store/counters.ts'
import type { Tx } from '../store/database.ts'
import { saveEnrolmentCode } from '../store/enrolment-codes.ts'
import { removeStaffFactors } from '../store/staff-factors.ts'
import type { StaffFactorServices } from './services.ts'
import { createStaffNotice } from './tell-staff.ts'
import { limitOf } from './verify-factor.ts'

const enrolmentCodeMs = 24 * 3_600_000

/** `code` in clear only here: it is stored as an HMAC. */
export interface IssuedEnrolmentCode {
  code: string
  /** By this host's clock, to be shown; the database's decides. */
  expiresAt: Date
}

type Services = Pick<
  StaffFactorServices,
  'store' | 'keys' | 'audit' | 'notifications' | 'directory' | 'profiles' | 'url' | 'clock'
>

/**
 * Issues a code that enrols one factor for this person, within 24 hours and together with their password. `removeFactors`: all of their
 * factors are lost or known to another person; they are removed, and everything that was signed in with them ends. `by`: the
 * administrator, or undefined for a command at the server's terminal.
 */
export async function issueEnrolmentCode(
  services: Services,
  person: DirectoryPerson,
  { by, removeFactors = false }: { by?: DirectoryPerson; removeFactors?: boolean },
): Promise<IssuedEnrolmentCode> {
  const { store, keys, audit, clock } = services
  const code = Array.from({ length: 3 }, () => createSpokenCode(4)).join('-')
  const hmac = keys.hmac('enrolment code', person.id, normaliseSpokenCode(code))
  const event = removeFactors ? 'recovered' : 'code-issued'
  const notice = await createStaffNotice(services, person, { event, by })
  const record = (event: AuditRecord['event']): AuditRecord => ({
    event,
    subject: { id: person.id, name: `${person.account}@${person.domain}` },
    data: { by: by?.id ?? 'terminal' },
  })
  await store.transaction(async (tx) => {
    if (removeFactors) {
      await removeStaffFactors(tx, person.id)
      await audit.append(tx, record('staff-factors-removed'))
      await endAccess(audit, tx, person, { why: 'second-factor-removed', by: by?.id })
      await clearTries(services, tx, person)
    }
    await saveEnrolmentCode(tx, { personId: person.id, hmac, milliseconds: enrolmentCodeMs })
    await audit.append(tx, record('enrolment-code-issued'))
    await notice.enqueue(tx)
  })
  return { code, expiresAt: new Date(clock().getTime() + enrolmentCodeMs) }
}

/** Tries at factors that are gone say nothing about the new ones. */
async function clearTries({ profiles }: Services, tx: Tx, person: DirectoryPerson): Promise<void> {
  const key = profiles.accountKey(person.domain, person.account)
  for (const { counter } of Object.values(limitOf)) await clearCounter(tx, key, counter)
}
