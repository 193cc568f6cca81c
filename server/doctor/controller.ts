import type { ActiveDirectoryConfig } from '../config.ts'
import type { Handshake, ShownCertificate } from '../directory/active-directory/inspection/certificate.ts'
import type { DomainView } from '../directory/active-directory/inspection/domain-view.ts'
import { toName } from '../directory/active-directory/inspection/fine-grained.ts'
import type { Inspection } from '../directory/active-directory/inspection/inspect.ts'
import type { VerifyResult } from '../directory/directory.ts'
import { checkExpiry, type Finding, fail, note, ok, type Section, warn } from './check.ts'
import { checkRights, checkUnneeded } from './rights.ts'

/** The findings of one controller, as far as the inspection got. */
export function checkController(
  inspection: Inspection,
  { base, bindDn, caFile }: ActiveDirectoryConfig,
  attributes: readonly NamedAttribute[],
): Section {
  const findings = [
    ...checkHandshake(inspection.handshake, caFile),
    ...(inspection.handshake.reached ? [checkServiceAccount(inspection, bindDn)] : []),
    ...(inspection.domain ? checkDomain(inspection.domain, base, inspection.rights?.unreadablePolicies ?? []) : []),
    ...(inspection.rights ? checkRights(inspection.rights, base) : []),
    // An administrator may do everything, which is said above.
    ...(inspection.rights?.people && !inspection.domain?.isAdministrator ? [checkUnneeded(inspection.rights)] : []),
    ...(inspection.withoutValue ? checkAttributes(inspection.withoutValue, attributes) : []),
    ...(inspection.error === undefined
      ? []
      : [fail('reading', `broke off (${inspection.error}): look at the controller's own log.`)]),
  ]
  return { title: `Directory ${inspection.url}`, findings }
}

function checkHandshake(handshake: Handshake, caFile: string | undefined): Finding[] {
  if (!handshake.reached) {
    const text = unreachable[handshake.code] ?? `no TLS connection (${handshake.code}): ${usual}`
    return [fail('reachable', text)]
  }
  const { certificate, milliseconds, protocol } = handshake
  const expiry = checkExpiry(certificate, new Date())
  const isInvalid = expiry.level === 'FAIL'
  return [
    ok('reachable', `in ${Math.ceil(milliseconds)} ms, ${protocol}`),
    // A certificate outside of its time is untrusted as well; one finding is enough.
    ...(isInvalid ? [] : [checkCertificateChain(certificate, caFile)]),
    certificate.otherNames === undefined
      ? ok('certificate name', `has the controller's name`)
      : fail('certificate name', `has ${certificate.otherNames}: name the controller so in LATCHKEY_DIRECTORY.`),
    { ...expiry, subject: 'certificate expiry' },
  ]
}

const usual = 'check the port, and that the controller has a certificate for LDAPS.'
const unreachable: Record<string, string> = {
  ECONNREFUSED: `nothing listens there: ${usual}`,
  ECONNRESET: `the controller breaks off the TLS handshake: ${usual}`,
  EHOSTUNREACH: 'there is no route to it: check the network and the firewall.',
  ENOTFOUND: 'the name is not known: check it in LATCHKEY_DIRECTORY, and the DNS servers of this machine.',
  ETIMEDOUT: 'no answer: check the firewall between here and there, port 636.',
}

function checkCertificateChain(certificate: ShownCertificate, caFile: string | undefined): Finding {
  const subject = 'certificate chain'
  const { untrusted, issuer } = certificate
  if (untrusted === undefined) return ok(subject, `${certificate.subject}, signed by ${issuer}`)
  const where =
    caFile === undefined
      ? 'set LATCHKEY_DIRECTORY_CA_FILE to the PEM of'
      : `${caFile} is not that of its authority: put there`
  return fail(subject, `not trusted (${untrusted}): ${where} ${issuer}.`)
}

function checkServiceAccount({ bind, handshake }: Inspection, bindDn: string): Finding {
  const subject = 'service account'
  if (bind === 'right') return ok(subject, `signs in as ${bindDn}`)
  if (bind !== undefined) return fail(subject, refusals[bind])
  const isTrusted = handshake.reached && !handshake.certificate.untrusted && !handshake.certificate.otherNames
  return note(
    subject,
    isTrusted
      ? 'not tried here: another controller refused it, and more attempts could lock it.'
      : 'not tried: its password goes to no server that is not trusted.',
  )
}

const refusals: Record<Exclude<VerifyResult, 'right'>, string> = {
  wrong: 'is refused: correct LATCHKEY_DIRECTORY_BIND_DN or its password.',
  expired: 'has an expired password: set a new one, and let it never expire.',
  'must-change': 'must change its password: set a new one without that flag.',
  locked: 'is locked: unlock it, and end what tries an old password with it.',
  disabled: 'is disabled: enable it.',
  'account-expired': 'has reached its end date: extend it.',
  'logon-hours': 'may not sign in at this hour: allow it all hours.',
  restricted:
    'may not sign in like this: look for a smart card, a silo or a group such as Protected Users on the account.',
  workstation: 'may sign in on certain machines only: allow this one.',
  unreachable: 'got no answer: look at the log of the controller.',
}

function checkDomain(view: DomainView, base: string | undefined, unreadablePolicies: readonly string[]): Finding[] {
  return [
    checkClock(view),
    checkBase(view, base),
    checkPolicy(view),
    checkFineGrained(view, unreadablePolicies),
    checkHistory(view),
    checkWrites(view),
    checkPrivileges(view),
  ]
}

function checkClock({ clockAhead }: DomainView): Finding {
  if (clockAhead === undefined) return warn('clock', 'the controller does not say its time: compare it by hand.')
  const seconds = Math.round(Math.abs(clockAhead) / 1000)
  if (seconds <= 30) return ok('clock', `${seconds} s from ours`)
  const text = `${seconds} s ${clockAhead > 0 ? 'ahead of' : 'behind'} ours: set both machines by the same time server.`
  return seconds <= 300 ? warn('clock', text) : fail('clock', text)
}

function checkBase({ baseReadable, facts }: DomainView, base: string | undefined): Finding {
  return baseReadable
    ? ok('base', base ?? facts.domainDn)
    : fail('base', `${base} is not there, or the service account may not read it: correct LATCHKEY_DIRECTORY_BASE.`)
}

/** A low threshold leaves people hardly a typing error, and a stranger with a few wrong passwords keeps them out elsewhere. */
export function checkPolicy({ policy }: Pick<DomainView, 'policy'>): Finding {
  if (!policy)
    return fail('password policy', 'of the domain cannot be read: let the service account read the domain object.')
  const lockout = policy.lockoutThreshold === 0 ? 'no lockout' : `lockout after ${policy.lockoutThreshold} tries`
  const text = `at least ${policy.minLength} characters, ${lockout}`
  if (policy.lockoutThreshold === 0 || policy.lockoutThreshold >= 5) return ok('password policy', text)
  return warn(
    'password policy',
    `${text}: one or two typing errors use up what Latchkey may try. Set 10, as docs/security.md#guesses explains.`,
  )
}

/** `applied`: distinguished names of unreadable policies that apply to people of the sample. */
function checkFineGrained({ fineGrained }: DomainView, applied: readonly string[]): Finding {
  const subject = 'fine-grained policies'
  const { readable, isContainerReadable } = fineGrained
  const unreadable = [...new Set([...fineGrained.unreadable, ...applied.map(toName)])]
  const seen = readable.length > 0 ? `${listNames(readable)} can be read` : 'none can be read'
  if (unreadable.length > 0)
    return fail(subject, `${listNames(unreadable)} cannot be read (${seen}), ${effectOfUnreadable}.`)
  if (!isContainerReadable) return warn(subject, `cannot be read, ${effectOfUnreadable}.`)
  return ok(subject, readable.length === 0 ? 'none' : `${readable.length}, readable: ${listNames(readable)}`)
}

const effectOfUnreadable =
  'so people under them are shown no numbers, and passwords are tried as if a threshold of 5 applied to all: grant read on the Password Settings Container, as docs/directory-rights.md#fine-grained-policies shows'

/** As many as a line can hold. */
function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ')
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}

function checkHistory({ facts }: DomainView): Finding {
  return facts.policyHints !== undefined
    ? ok('history on reset', `enforced by the controller (${facts.policyHints})`)
    : warn(
        'history on reset',
        'the controller cannot enforce it: a reset may accept an earlier password. Windows Server 2012 or later can.',
      )
}

function checkWrites({ facts }: DomainView): Finding {
  return facts.isReadOnly
    ? warn(
        'writes',
        'the controller is read-only (RODC), so passwords are changed at others: name one that takes writes in LATCHKEY_DIRECTORY.',
      )
    : ok('writes', 'taken by the controller')
}

/** An attribute that a policy names: for the check of a caller by private mail, or for the password rule about personal details. */
export interface NamedAttribute {
  name: string
  use: 'private-mail' | 'password-rule'
}

const attributeUses: Record<NamedAttribute['use'], { subject: string; remedy: string }> = {
  'private-mail': {
    subject: 'private e-mail',
    remedy: 'correct its name (callerMethods.privateMail of a policy), or enter addresses.',
  },
  'password-rule': {
    subject: 'personal detail',
    remedy: 'correct its name (attributes of the rule user-properties), or take it out: it refuses no password.',
  },
}

/** Neither works where no account has a value of the attribute. */
const checkAttributes = (withoutValue: readonly string[], attributes: readonly NamedAttribute[]): Finding[] =>
  attributes.map(({ name, use }) => {
    const { subject, remedy } = attributeUses[use]
    return withoutValue.includes(name)
      ? warn(`${subject} ${name}`, `nobody has a value that the service account may read: grant read on it, ${remedy}`)
      : ok(`${subject} ${name}`, 'can be read, and people have values')
  })

function checkPrivileges({ isAdministrator }: DomainView): Finding {
  return isAdministrator
    ? warn('least privilege', 'the service account is an administrator of the domain: delegate only the rights below.')
    : ok('least privilege', 'the service account is no administrator')
}
