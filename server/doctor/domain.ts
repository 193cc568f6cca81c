import type { DomainView } from '../directory/active-directory/inspection/domain.ts'
import { type Finding, fail, ok, warn } from './check.ts'

export function domainFindings(seen: DomainView, base: string | undefined): Finding[] {
  return [clock(seen), people(seen, base), policy(seen), fineGrained(seen), history(seen), excess(seen)]
}

function clock({ clockAhead }: DomainView): Finding {
  if (clockAhead === undefined) return warn('clock', 'the controller does not tell its time: compare it by hand.')
  const seconds = Math.round(Math.abs(clockAhead) / 1000)
  if (seconds <= 30) return ok('clock', `${seconds} s from ours`)
  const said = `${seconds} s ${clockAhead > 0 ? 'ahead of' : 'behind'} ours: set both machines by the same time server.`
  return seconds <= 300 ? warn('clock', said) : fail('clock', said)
}

function people({ baseReadable, facts }: DomainView, base: string | undefined): Finding {
  return baseReadable
    ? ok('base', base ?? facts.domainDn)
    : fail('base', `${base} is not there, or the service account may not read it: correct LATCHKEY_DIRECTORY_BASE.`)
}

function policy({ policy: seen }: DomainView): Finding {
  if (!seen)
    return fail('password policy', "of the domain cannot be read: let the service account read the domain's head.")
  const lockout = seen.lockoutThreshold === 0 ? 'no lockout' : `lockout after ${seen.lockoutThreshold} tries`
  return ok('password policy', `at least ${seen.minLength} characters, ${lockout}`)
}

function fineGrained({ fineGrained: count }: DomainView): Finding {
  const what = 'fine-grained policies'
  if (count !== undefined) return ok(what, count === 0 ? 'none' : `${count}, readable`)
  return warn(what, "cannot be read, so people see the domain's rules: grant read on the Password Settings Container.")
}

function history({ facts }: DomainView): Finding {
  return facts.policyHints !== undefined
    ? ok('history on reset', `enforced by the controller (${facts.policyHints})`)
    : warn(
        'history on reset',
        'the controller cannot enforce it: a reset may take an earlier password. Windows Server 2012 or later can.',
      )
}

function excess({ isAdministrator }: DomainView): Finding {
  return isAdministrator
    ? warn('least privilege', 'the service account is an administrator of the domain: delegate only the rights below.')
    : ok('least privilege', 'the service account is no administrator')
}
