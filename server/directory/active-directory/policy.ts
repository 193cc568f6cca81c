import type { Client, Entry } from 'ldapts'
import { AppError } from '../../../shared/errors.ts'
import type { DirectoryPasswordPolicy, LockoutRule } from '../directory.ts'
import { intervalToMilliseconds } from '../filetime.ts'
import { findStrictestLockout } from '../strictest-lockout.ts'
import type { ReadContext } from './domain.ts'
import { equals, readEntry, search, text } from './ldap.ts'

/** The attributes of one kind of policy. */
type PolicyAttributes = Record<
  keyof Omit<DirectoryPasswordPolicy, 'source' | 'isUnknown' | 'resetIgnoresHistory'>,
  string
>

const domainAttributes: PolicyAttributes = {
  minLength: 'minPwdLength',
  historyLength: 'pwdHistoryLength',
  complexity: 'pwdProperties',
  minAge: 'minPwdAge',
  maxAge: 'maxPwdAge',
  lockoutThreshold: 'lockoutThreshold',
  lockoutDuration: 'lockoutDuration',
  observationWindow: 'lockOutObservationWindow',
}
const fineGrainedAttributes: PolicyAttributes = {
  minLength: 'msDS-MinimumPasswordLength',
  historyLength: 'msDS-PasswordHistoryLength',
  complexity: 'msDS-PasswordComplexityEnabled',
  minAge: 'msDS-MinimumPasswordAge',
  maxAge: 'msDS-MaximumPasswordAge',
  lockoutThreshold: 'msDS-LockoutThreshold',
  lockoutDuration: 'msDS-LockoutDuration',
  observationWindow: 'msDS-LockoutObservationWindow',
}

/** `fineGrained` is the distinguished name in msDS-ResultantPSO, which the controller computes. */
export async function readEffectivePolicy(
  reading: ReadContext,
  fineGrained: string | undefined,
): Promise<DirectoryPasswordPolicy> {
  const general = await readDomainPolicy(reading)
  if (fineGrained === undefined) return general
  const { resetIgnoresHistory } = general
  const special = await reading.domain.loadPolicy(fineGrained.toLowerCase(), async () => {
    const entry = await readEntry(reading.client, fineGrained, Object.values(fineGrainedAttributes))
    return entry && toFineGrainedPolicy(entry)
  })
  return special ? { ...special, resetIgnoresHistory } : toCautiousPolicy(general)
}

export async function readDomainPolicy({ domain, client, facts }: ReadContext): Promise<DirectoryPasswordPolicy> {
  const policy = await domain.loadPolicy(facts.domainDn.toLowerCase(), async () => {
    const head = await readEntry(client, facts.domainDn, Object.values(domainAttributes))
    return head && toDomainPolicy(head)
  })
  if (policy === undefined) throw new AppError('unexpected', { cause: `no password policy at ${facts.domainDn}` })
  return { ...policy, resetIgnoresHistory: facts.policyHints === undefined }
}

/** Fine-grained policies that may not be read count with the cautious threshold; without the right it cannot be known whether there are any. */
export async function readStrictestLockout(reading: ReadContext): Promise<LockoutRule> {
  const { domain, client, facts } = reading
  const general = await readDomainPolicy(reading)
  const special = await domain.loadLockouts(facts.domainDn.toLowerCase(), async () => {
    const entries = await listFineGrained(client, facts.domainDn, Object.values(fineGrainedAttributes))
    return (
      entries?.map((entry) => toFineGrainedPolicy(entry) ?? toCautiousPolicy(general)) ?? [toCautiousPolicy(general)]
    )
  })
  return findStrictestLockout([general, ...special])
}

/** All fine-grained policies of the domain; undefined if their container may not be read. */
export async function listFineGrained(
  client: Client,
  domainDn: string,
  attributes: string[],
): Promise<Entry[] | undefined> {
  const container = `CN=Password Settings Container,CN=System,${domainDn}`
  // An account that may not read them gets no entries and no error, so the container itself is read first.
  if ((await readEntry(client, container, ['objectClass'])) === undefined) return undefined
  const filter = equals('objectClass', 'msDS-PasswordSettings')
  return search(client, container, { scope: 'sub', filter, attributes })
}

/**
 * For a fine-grained policy that the service account may not read (an ordinary account may not: grant read on the Password
 * Settings Container). Uses the domain's policy, marked as unknown; the controller still enforces its own. The lockout
 * threshold is low, so that our own attempts never lock an account whose real threshold is unknown.
 */
function toCautiousPolicy(general: DirectoryPasswordPolicy): DirectoryPasswordPolicy {
  const lockoutThreshold = Math.min(general.lockoutThreshold || cautiousThreshold, cautiousThreshold)
  return { ...general, source: 'fine-grained', isUnknown: true, lockoutThreshold }
}

const cautiousThreshold = 5

const complexityFlag = 0x1

function toDomainPolicy(entry: Entry): DirectoryPasswordPolicy {
  const complexity = (number(entry, domainAttributes.complexity) & complexityFlag) !== 0
  return { source: 'domain', complexity, ...toNumbers(entry, domainAttributes) }
}

/** Undefined if the entry exists but may not be read. */
function toFineGrainedPolicy(entry: Entry): DirectoryPasswordPolicy | undefined {
  if (text(entry, fineGrainedAttributes.minLength) === undefined) return undefined
  const complexity = text(entry, fineGrainedAttributes.complexity) === 'TRUE'
  return { source: 'fine-grained', complexity, ...toNumbers(entry, fineGrainedAttributes) }
}

const toNumbers = (entry: Entry, attributes: PolicyAttributes) => ({
  minLength: number(entry, attributes.minLength),
  historyLength: number(entry, attributes.historyLength),
  minAge: interval(entry, attributes.minAge) ?? 0,
  maxAge: interval(entry, attributes.maxAge) || undefined,
  lockoutThreshold: number(entry, attributes.lockoutThreshold),
  // "Never" means until an administrator unlocks, which this interface represents as 0.
  lockoutDuration: interval(entry, attributes.lockoutDuration) ?? 0,
  observationWindow: interval(entry, attributes.observationWindow) ?? 0,
})

const number = (entry: Entry, attribute: string) => Number(text(entry, attribute) ?? 0)

function interval(entry: Entry, attribute: string): number | undefined {
  const value = text(entry, attribute)
  return value === undefined ? 0 : intervalToMilliseconds(value)
}
