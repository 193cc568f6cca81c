import type { VerifyResult, WriteRefusal } from '../directory.ts'

/**
 * What controllers mean by their codes, Samba's and Windows'. Pure tables; `active-directory-facts.md` §4, §5 and
 * https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499- (2026-11-21) are the sources.
 */

/** Hex digits after `data` in the text of a refused bind (result code 49). */
const binds: Record<string, VerifyResult> = {
  // 525: no such user (Windows). Told apart from a wrong password by nobody.
  '525': 'wrong',
  '52e': 'wrong',
  '530': 'logon-hours',
  '531': 'workstation',
  '532': 'expired',
  '533': 'disabled',
  '701': 'account-expired',
  '773': 'must-change',
  '775': 'locked',
}

export function bindResult(answer: LdapAnswer): VerifyResult {
  if (answer.code === 0) return 'right'
  if (answer.code !== 49) return 'unreachable'
  return binds[/\bdata ([0-9a-f]+)\b/i.exec(answer.text)?.[1]?.toLowerCase() ?? ''] ?? 'wrong'
}

/** An LDAP result: its code, and the diagnostic message. */
export interface LdapAnswer {
  code: number
  text: string
}

/**
 * `restricted`: against the password policy, without saying which part of it (0000052D); the caller works out the reason.
 * `not-sent`: nothing was done. `unknown`: anything may have been done. `overtaken`: the value that was to be deleted is not there.
 */
export type ModifyMeaning = 'applied' | WriteRefusal | 'restricted' | 'not-sent' | 'unknown' | 'overtaken'

/** Win32 error at the beginning of the text of a refused modify. */
const win32: Record<string, ModifyMeaning> = {
  '00000005': 'not-permitted',
  '00000056': 'wrong-password',
  '0000052D': 'restricted',
  '0000052E': 'wrong-password',
  '00000775': 'locked',
  '00002030': 'missing',
  '00002098': 'not-permitted',
}

const results: Record<number, ModifyMeaning> = {
  0: 'applied',
  // Only an operation on a connection that lost its bind is answered so before anything is done; other texts may mean more.
  1: 'unknown',
  8: 'not-sent',
  12: 'history-unsupported',
  16: 'overtaken',
  19: 'policy',
  32: 'missing',
  50: 'not-permitted',
  51: 'not-sent',
  52: 'not-sent',
  53: 'policy',
}

export function modifyMeaning({ code, text }: LdapAnswer): ModifyMeaning {
  if (code === 0) return 'applied'
  const named = win32[/^([0-9A-F]{8}):/i.exec(text)?.[1]?.toUpperCase() ?? '']
  // The same Win32 errors come with other results too, where they mean something else.
  if (named !== undefined && [19, 32, 50, 53].includes(code)) return named
  if (code === 1 && /^(00002020|000004DC):/i.test(text)) return 'not-sent'
  // Samba, where the person may not change the password: no Win32 error.
  if (code === 19 && text.includes('module acl')) return 'not-permitted'
  return results[code] ?? 'unknown'
}

/** Samba says in words which part of the policy it was; Windows never does. */
export function restrictionInWords(text: string): WriteRefusal | undefined {
  if (text.includes('too short')) return 'too-short'
  if (text.includes('complexity criteria')) return 'complexity'
  if (text.includes('already used')) return 'history'
  if (text.includes('too young')) return 'too-young'
  return undefined
}
