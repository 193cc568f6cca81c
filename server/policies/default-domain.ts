import { isDomainName } from '../directory/account-name.ts'
import type { DomainFacts } from '../directory/directory.ts'
import type { Finding } from './findings.ts'
import type { SiteSettings } from './site-settings.ts'

type Setting = Pick<SiteSettings, 'defaultDomain'>
type Named = Pick<DomainFacts, 'name' | 'netbiosName'>

/**
 * The domain of accounts that are typed without one. Undefined: everybody is asked for it. The answer depends on the setting alone, never on where an account
 * exists. A domain that is no longer connected counts as not set.
 */
export const findDefaultDomain = <Domain extends Named>(
  { defaultDomain }: Setting,
  domains: readonly Domain[],
): Domain | undefined => domains.find((domain) => defaultDomain && isDomainName(defaultDomain, domain))

/** The domains that people choose from; with a default the others are reached by typing `DOMAIN\name` or `name@domain`. */
export function listAskedDomains<Domain extends Named>(
  setting: Setting,
  domains: readonly Domain[],
): readonly Domain[] {
  const found = findDefaultDomain(setting, domains)
  return found ? [found] : domains
}

/** A default that is no domain of the directory would do nothing. */
export const findUnknownDefaultDomain = (setting: Setting, domains: readonly Named[]): Finding[] =>
  !setting.defaultDomain || findDefaultDomain(setting, domains)
    ? []
    : [{ path: 'defaultDomain', code: 'domain-unknown', values: { name: setting.defaultDomain } }]
