import type { Entry } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy } from '../directory.ts'
import { millisecondsOfInterval } from '../filetime.ts'
import type { Domain, Reading } from './domain.ts'
import { readEntry, text } from './ldap.ts'

const domainAttributes = [
  ...['minPwdLength', 'pwdHistoryLength', 'pwdProperties', 'minPwdAge', 'maxPwdAge'],
  ...['lockoutThreshold', 'lockoutDuration', 'lockOutObservationWindow'],
]
const fineGrainedAttributes = [
  ...['msDS-MinimumPasswordLength', 'msDS-PasswordHistoryLength', 'msDS-PasswordComplexityEnabled'],
  ...['msDS-MinimumPasswordAge', 'msDS-MaximumPasswordAge'],
  ...['msDS-LockoutThreshold', 'msDS-LockoutDuration', 'msDS-LockoutObservationWindow'],
]

/** `fineGrained`: distinguished name from msDS-ResultantPSO, which the controller computes. */
export async function effectivePolicy(
  domain: Domain,
  reading: Reading,
  fineGrained: string | undefined,
): Promise<DirectoryPasswordPolicy> {
  const general = await domainPolicy(domain, reading)
  if (fineGrained === undefined) return general
  const { resetIgnoresHistory } = general
  const special = await domain.rememberPolicy(fineGrained.toLowerCase(), async () => {
    const entry = await readEntry(reading.client, fineGrained, fineGrainedAttributes)
    return entry && fineGrainedPolicyOf(entry)
  })
  return special ? { ...special, resetIgnoresHistory } : unreadable(general)
}

export async function domainPolicy(domain: Domain, { client, facts }: Reading): Promise<DirectoryPasswordPolicy> {
  const policy = await domain.rememberPolicy(facts.domainDn.toLowerCase(), async () => {
    const head = await readEntry(client, facts.domainDn, domainAttributes)
    return head && domainPolicyOf(head)
  })
  if (policy === undefined) throw new AppError('unexpected', { cause: `no password policy at ${facts.domainDn}` })
  return { ...policy, resetIgnoresHistory: facts.policyHints === undefined }
}

/**
 * There is a fine-grained policy, but the service account may not read it (an ordinary one may not: grant read on the Password
 * Settings Container). The domain's stands in, marked as fine-grained; the controller still refuses what its own does not
 * allow. The threshold is taken low, so that our own attempts never lock somebody whose real one we do not know.
 */
function unreadable(general: DirectoryPasswordPolicy): DirectoryPasswordPolicy {
  const lockoutThreshold = Math.min(general.lockoutThreshold || cautiousThreshold, cautiousThreshold)
  return { ...general, source: 'fine-grained', lockoutThreshold }
}

const cautiousThreshold = 5

const complexityFlag = 0x1

function domainPolicyOf(entry: Entry): DirectoryPasswordPolicy {
  return {
    source: 'domain',
    minLength: number(entry, 'minPwdLength'),
    historyLength: number(entry, 'pwdHistoryLength'),
    complexity: (number(entry, 'pwdProperties') & complexityFlag) !== 0,
    minAge: interval(entry, 'minPwdAge') ?? 0,
    maxAge: interval(entry, 'maxPwdAge') || undefined,
    lockoutThreshold: number(entry, 'lockoutThreshold'),
    // "Never" is until an administrator unlocks, which this interface writes as 0.
    lockoutDuration: interval(entry, 'lockoutDuration') ?? 0,
    observationWindow: interval(entry, 'lockOutObservationWindow') ?? 0,
  }
}

/** Undefined when there is an entry but nothing of it may be read. */
function fineGrainedPolicyOf(entry: Entry): DirectoryPasswordPolicy | undefined {
  if (text(entry, 'msDS-MinimumPasswordLength') === undefined) return undefined
  return {
    source: 'fine-grained',
    minLength: number(entry, 'msDS-MinimumPasswordLength'),
    historyLength: number(entry, 'msDS-PasswordHistoryLength'),
    complexity: text(entry, 'msDS-PasswordComplexityEnabled') === 'TRUE',
    minAge: interval(entry, 'msDS-MinimumPasswordAge') ?? 0,
    maxAge: interval(entry, 'msDS-MaximumPasswordAge') || undefined,
    lockoutThreshold: number(entry, 'msDS-LockoutThreshold'),
    lockoutDuration: interval(entry, 'msDS-LockoutDuration') ?? 0,
    observationWindow: interval(entry, 'msDS-LockoutObservationWindow') ?? 0,
  }
}

const number = (entry: Entry, attribute: string) => Number(text(entry, attribute) ?? 0)

function interval(entry: Entry, attribute: string): number | undefined {
  const value = text(entry, attribute)
  return value === undefined ? 0 : millisecondsOfInterval(value)
}
