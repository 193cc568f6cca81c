import { expect, test } from 'vitest'
import { interpretModify, parseSambaRestriction, toVerifyResult } from './codes.ts'

const bindText = (data: string) =>
  `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`

test.each([
  ['525', 'wrong'],
  ['52e', 'wrong'],
  ['530', 'logon-hours'],
  ['531', 'workstation'],
  ['532', 'expired'],
  ['533', 'disabled'],
  ['701', 'account-expired'],
  ['773', 'must-change'],
  ['775', 'locked'],
  ['56', 'wrong'],
  ['52f', 'restricted'],
  ['568', 'restricted'],
  ['569', 'restricted'],
  ['78f', 'restricted'],
  ['0', 'wrong'],
  // Of a broken trust, of a controller in trouble: nothing about the password.
  ['6fb', 'unreachable'],
  ['51f', 'unreachable'],
  ['999', 'unreachable'],
  ['0000052F', 'restricted'],
  ['0x52f', 'restricted'],
  ['0x52E', 'wrong'],
  // The certificate that the client saw is not the controller's (channel binding): a proxy in between.
  ['80090346', 'unreachable'],
  ['57', 'unreachable'],
])('a bind refused with data %s means %s', (data, meaning) => {
  expect(toVerifyResult({ code: 49, text: bindText(data) })).toBe(meaning)
})

test('an answer that is busy or wants encryption says nothing about the password', () => {
  expect(toVerifyResult({ code: 0, text: '' })).toBe('right')
  expect(toVerifyResult({ code: 51, text: '' })).toBe('unreachable')
  expect(toVerifyResult({ code: 8, text: 'BindSimple: Transport encryption required.' })).toBe('unreachable')
})

// Samba's texts as seen, Windows' as documented.
test.each([
  [19, '0000052D: Constraint violation - check_password_restrictions: the password is too short.', 'restricted'],
  [
    19,
    '0000052D: AtrErr: DSID-03191083, #1:\n\t0: 0000052D: DSID-03191083, problem 1005 (CONSTRAINT_ATT_TYPE)',
    'restricted',
  ],
  [53, '0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'restricted'],
  [
    19,
    "00000056: Constraint violation - check_password_restrictions: The old password specified doesn't match!",
    'wrong-password',
  ],
  [19, '00000056: AtrErr: DSID-03190F00, #1:\n\t0: 00000056: DSID-03190F00, problem 1005', 'wrong-password'],
  [19, '00000775: Password change not permitted, account locked out! at', 'locked'],
  [19, 'error in module acl: Constraint violation during LDB_MODIFY (19)', 'not-permitted'],
  [50, 'error in module acl: insufficient access rights during LDB_MODIFY (50)', 'not-permitted'],
  [50, '00000005: SecErr: DSID-031A11ED, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'not-permitted'],
  [50, '00002098: Object CN=a has no write property access', 'not-permitted'],
  [32, '00002030: No such Base DN: CN=gone', 'missing'],
  [12, '', 'history-unsupported'],
  [1, '00002020: Operation unavailable without authentication', 'not-sent'],
  [1, '000004DC: LdapErr: DSID-0C090A5C, comment: a successful bind must be completed', 'not-sent'],
  [1, '00000051: something else', 'unknown'],
  [1, '00000005: SecErr: DSID-031A11ED, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0', 'unknown'],
  [8, '', 'not-sent'],
  [16, '00002085: AtrErr: DSID-03152D2C, #1: problem 1001 (NO_ATTRIBUTE_OR_VAL)', 'overtaken'],
  [19, '00000521: AtrErr: DSID-03190F00, another constraint', 'not-possible'],
  [10, '0000202B: RefErr: DSID-031007F3, data 0, 1 access points', 'read-only'],
  [53, '0000001F: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'not-possible'],
  [53, '00002077: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0', 'not-possible'],
  [53, '', 'not-possible'],
  [53, '000008C4: SvcErr: DSID-031A12D2', 'history'],
  [19, '0000052C: AtrErr: DSID-03191083, problem 1005', 'restricted'],
  [32, '', 'missing'],
  [51, '', 'not-sent'],
  [52, '00000000: the server is shutting down', 'not-sent'],
  [53, '00002035: something Windows would not do', 'not-possible'],
  [80, '00000057: other', 'unknown'],
  [53, '0000052d: SvcErr: DSID-031A12D2, problem 5003', 'restricted'],
  [19, '\n0000052D: AtrErr', 'not-possible'],
  [53, '00000056: SvcErr: DSID-031A12D2', 'wrong-password'],
  [53, 'Unwilling to perform 0000052D: not at the beginning', 'not-possible'],
  [19, '00000057: AtrErr: DSID-03191083, a parameter', 'not-possible'],
  [10, '', 'read-only'],
  [10, '0000052D: a referral is none of the password', 'read-only'],
  [0, '', 'applied'],
])('a modify answered with %i %j means %s', (code, text, meaning) => {
  expect(interpretModify({ code, text })).toBe(meaning)
})

test.each([
  ['the password is too short. It should be equal or longer than 8 characters!', 'too-short'],
  ['the password does not meet the complexity criteria!', 'complexity'],
  ['the password was already used (in history)!', 'history'],
  ['the password was already used (previous password)!', 'history'],
  ['password is too young to change!', 'too-young'],
  ['AtrErr: DSID-03191083, #1:', undefined],
])("Samba's %j means %s", (text, reason) => {
  expect(parseSambaRestriction(text)).toBe(reason)
})
