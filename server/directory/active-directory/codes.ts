import type { VerifyResult, WriteRefusal } from '../directory.ts'

/**
 * The meaning of controllers' result codes, Samba's and Windows'. Sources: docs/directory.md#binds, docs/directory.md#passwords and
 * https://learn.microsoft.com/windows/win32/debug/system-error-codes (2026-11-21, 2026-11-29).
 */

/** An LDAP result: its code and the diagnostic message. */
export interface LdapAnswer {
  code: number
  text: string
}

/** Hex digits after `data` in the text of a refused bind (result code 49). */
const bindCodes: Record<string, VerifyResult> = {
  '56': 'wrong',
  // 525: no such user (Windows). Callers must not distinguish it from a wrong password.
  '525': 'wrong',
  '52b': 'wrong',
  '52e': 'wrong',
  // Given for the right password only: a restriction of the account, of the way to sign in, of the machine, or too many groups.
  '52f': 'restricted',
  '530': 'logon-hours',
  '531': 'workstation',
  '532': 'expired',
  '533': 'disabled',
  '568': 'restricted',
  '569': 'restricted',
  '701': 'account-expired',
  '773': 'must-change',
  '775': 'locked',
  '78f': 'restricted',
  '791': 'restricted',
}

/** Any other sub-code, as of a broken trust, tells nothing about the password: neither that it is right nor that it is wrong. */
export function toVerifyResult(answer: LdapAnswer): VerifyResult {
  if (answer.code === 0) return 'right'
  if (answer.code !== 49) return 'unreachable'
  const data = /\bdata (?:0x)?([0-9a-f]+)\b/i
    .exec(answer.text)?.[1]
    ?.toLowerCase()
    .replace(/^0+(?=.)/, '')
  return data === undefined || data === '0' ? 'wrong' : (bindCodes[data] ?? 'unreachable')
}

/**
 * `restricted`: violates the password policy, which part is not named (0000052D); the caller infers the reason.
 * `not-sent`: nothing was done. `unknown`: anything may have been done. `overtaken`: the value to be deleted is not there.
 * `read-only`: nothing was done, since this controller takes no writes.
 */
type ModifyOutcome = 'applied' | WriteRefusal | 'restricted' | 'not-sent' | 'unknown' | 'overtaken' | 'read-only'

/** Win32 error at the start of the text of a refused modify. */
const win32Codes: Record<string, ModifyOutcome> = {
  '00000005': 'not-permitted',
  '00000056': 'wrong-password',
  '0000052B': 'wrong-password',
  '0000052C': 'restricted',
  '0000052D': 'restricted',
  '0000052E': 'wrong-password',
  '00000775': 'locked',
  '000008C3': 'not-permitted',
  '000008C4': 'history',
  '000008C5': 'too-short',
  '000008C6': 'too-young',
  '00002030': 'missing',
  '00002098': 'not-permitted',
}

const resultCodes: Record<number, ModifyOutcome> = {
  0: 'applied',
  // `interpretModify` recognises the answer to an operation on a connection that lost its bind; other texts may mean anything.
  1: 'unknown',
  8: 'not-sent',
  // A referral: a read-only controller names one that takes writes.
  10: 'read-only',
  12: 'history-unsupported',
  16: 'overtaken',
  // Without an error that concerns passwords; Windows answers so, too, where the connection is not encrypted up to the controller.
  19: 'not-possible',
  32: 'missing',
  50: 'not-permitted',
  51: 'not-sent',
  52: 'not-sent',
  53: 'not-possible',
}

export function interpretModify({ code, text }: LdapAnswer): ModifyOutcome {
  if (code === 0) return 'applied'
  const win32 = /^([0-9A-F]{8}):/i.exec(text)?.[1]?.toUpperCase() ?? ''
  // With other result codes the same Win32 errors mean something else.
  if ([19, 32, 50, 53].includes(code) && win32 in win32Codes) return win32Codes[win32] ?? 'unknown'
  if (code === 1 && (win32 === '00002020' || win32 === '000004DC')) return 'not-sent'
  // Samba names no Win32 error if the person may not change the password.
  if (code === 19 && text.includes('module acl')) return 'not-permitted'
  return resultCodes[code] ?? 'unknown'
}

/** Samba's text names the part of the policy that was violated; Windows never does. */
export function parseSambaRestriction(text: string): WriteRefusal | undefined {
  if (text.includes('too short')) return 'too-short'
  if (text.includes('complexity criteria')) return 'complexity'
  if (text.includes('already used')) return 'history'
  if (text.includes('too young')) return 'too-young'
  return undefined
}
