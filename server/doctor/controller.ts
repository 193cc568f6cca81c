import type { ActiveDirectoryConfig } from '../config.ts'
import type { Handshake, ShownCertificate } from '../directory/active-directory/inspection/certificate.ts'
import type { Inspection } from '../directory/active-directory/inspection/inspect.ts'
import type { VerifyResult } from '../directory/directory.ts'
import { type Finding, fail, note, ok, type Section } from './check.ts'
import { domainFindings } from './domain.ts'
import { rightsFindings } from './rights.ts'
import { validity } from './validity.ts'

/** What was found at one controller, as far as one got. */
export function controllerSection(seen: Inspection, { base, bindDn, caFile }: ActiveDirectoryConfig): Section {
  const findings = [
    ...handshakeFindings(seen.handshake, caFile),
    ...(seen.handshake.reached ? [bindFinding(seen, bindDn)] : []),
    ...(seen.domain ? domainFindings(seen.domain, base) : []),
    ...(seen.rights ? rightsFindings(seen.rights, base) : []),
    ...(seen.trouble === undefined
      ? []
      : [fail('reading', `broke off (${seen.trouble}): look at the controller's own log.`)]),
  ]
  return { title: `Directory ${seen.url}`, findings }
}

function handshakeFindings(seen: Handshake, caFile: string | undefined): Finding[] {
  if (!seen.reached) return [fail('reachable', unreachable[seen.code] ?? `no TLS connection (${seen.code}): ${usual}`)]
  const { certificate, milliseconds, protocol } = seen
  const expiry = validity(certificate.validTo, new Date())
  const isOver = expiry.level === 'FAIL'
  return [
    ok('reachable', `in ${Math.ceil(milliseconds)} ms, ${protocol}`),
    // An expired certificate is untrusted as well; that is said once.
    ...(isOver ? [] : [trust(certificate, caFile)]),
    certificate.otherNames === undefined
      ? ok('certificate name', `bears the controller's name`)
      : fail('certificate name', `bears ${certificate.otherNames}: name the controller so in LATCHKEY_DIRECTORY.`),
    { ...expiry, what: 'certificate expiry' },
  ]
}

const usual = 'check the port, and that the controller has a certificate for LDAPS.'
const unreachable: Record<string, string> = {
  ECONNREFUSED: `nobody listens there: ${usual}`,
  ECONNRESET: `the controller breaks off the TLS handshake: ${usual}`,
  EHOSTUNREACH: 'no way leads there: check the network and the firewall.',
  ENOTFOUND: 'the name is not known: check it in LATCHKEY_DIRECTORY, and the DNS servers of this machine.',
  ETIMEDOUT: 'no answer: check the firewall between here and there, port 636.',
}

function trust({ untrusted, issuer, subject }: ShownCertificate, caFile: string | undefined): Finding {
  const what = 'certificate chain'
  if (untrusted === undefined) return ok(what, `${subject}, signed by ${issuer}`)
  const where =
    caFile === undefined
      ? 'set LATCHKEY_DIRECTORY_CA_FILE to the PEM of'
      : `${caFile} is not that of its authority: put there`
  return fail(what, `not trusted (${untrusted}): ${where} ${issuer}.`)
}

function bindFinding({ bind, handshake }: Inspection, bindDn: string): Finding {
  const what = 'service account'
  if (bind === 'right') return ok(what, `signs in as ${bindDn}`)
  if (bind !== undefined) return fail(what, refusals[bind])
  const isTrusted = handshake.reached && !handshake.certificate.untrusted && !handshake.certificate.otherNames
  return note(
    what,
    isTrusted
      ? 'not tried here: another controller refused it, and more tries could lock it.'
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
  workstation: 'may sign in on certain machines only: allow this one.',
  unreachable: 'got no answer: look at the log of the controller.',
}
