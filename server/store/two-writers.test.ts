import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Every function of the stores that writes what depends on what it has read, counted or found changed, with the file and title of the
 * test in which a second writer comes between. SQLite's single writer hides such races; SQL Server does not. A new function of this
 * kind fails here until it has its test.
 */
const testedIn: Record<string, Record<string, string>> = {
  'server/store/second-writer-accepted.test.ts': {
    acceptAgreement: 'two who accept an agreement for the first time at once both succeed',
    addFailure: 'two first failures at once are both counted',
    deleteVersionsBefore: 'retention on two servers at once leaves the newest version of each resource',
    ensureDomain: 'two servers that meet a domain at once give it one id',
    ensureProfile: 'two who register for the first time at once get one profile',
    insertVersion: 'two versions without a number that are kept at once get numbers of their own',
    lockCounter: 'a counter that does not exist yet can be locked by two at once',
    raiseRevision: 'two first changes of the policies at once both raise their revision',
    recordMissing: 'two sweeps that miss a person at once both succeed',
    recordSightings: 'two sweeps that find a person at once both succeed',
    registerNewNode: 'two processes that begin at once under one new name get two ids',
    registerNode: 'two processes that start at once under one name register one server',
    rememberBrowser: 'two new browsers of one person at once leave no more than the limit',
    reserveAttempt: 'of two first attempts at once no more than the limit are accepted',
    reserveAttempts: 'two first attempts at once are both reserved with all of their counters',
    saveCallerCheck: 'two runs that check a caller of one session at once leave one right check',
    saveMutualProof: 'two numbers that an operator reads out at once leave one',
    saveEnrolmentCode: 'two administrators who issue a first enrolment code at once both succeed',
    savePosition: 'two servers that save a first position in a directory at once both succeed',
    savePasscode: 'two operators who issue a first passcode at once both succeed',
    saveTotp: 'two who set up a first authenticator app at once both succeed',
    unlinkAccounts: 'an account that is given to somebody else while its person is deleted stays theirs',
    writeLogins: 'two who save the sign-in names of one person at once leave those of one',
  },
  'server/store/second-writer-refused.test.ts': {
    announceTargetPassword: 'of two new passwords that are announced for one account at once the later is refused',
    changeBulkStatus: 'of two administrators who pause and stop a bulk operation at once the later is refused',
    claimMutualProof: 'a number that is typed on two pages at once is refused to the later',
    claimMail: 'a mail that is claimed by two senders at once is sent by the first of them',
    consumeTotpStep: 'a code of an authenticator app that is used twice at once is refused to the later',
    decideApproval: 'of two decisions about one approval the later is refused',
    decideAsOperator: 'of two operators who decide at once the later is refused',
    extendSession: 'a session that two requests extend at once keeps a right MAC',
    insertRunBelow: 'of two runs that an account begins at once one more than the limit is refused',
    publishWorkflow: 'of two workflows that are published over one version the later is refused',
    publishWorkflowOver: 'of two workflows that are published over one version the later is refused',
    recordPasskeyUse: 'a passkey that is used twice at once with one counter is refused to the later',
    recordStaffFactorUse: 'a factor of staff that is used twice at once is refused to the later',
    replaceEnvelope: 'an envelope that was replaced meanwhile is not replaced by what was read before',
    reserveCodeTry: 'of two last tries at the code of a wallet at once the later is refused',
    reserveNumber: 'of two numbers that an approver enters at once one is counted, and the other is refused',
    saveWorkflowDraft: 'of two drafts of a workflow that are saved over one version the later is refused',
    settleTargetPassword: 'of two that find out what became of a new password at once the later is refused',
    saveReminder: 'a reminder that another server has recorded meanwhile is refused',
    updateIdentityRow: 'of two changes of one policy version the later is refused',
    updatePendingSignIn: 'of two calls that go on with one sign-in the later is refused',
    updatePolicy: 'of two changes of one policy version the later is refused',
    updateSignedRow: 'of two changes of one policy version the later is refused',
    useApproval: 'an approval that is used twice at once is refused to the later',
    withdrawApproval: 'of a decision and a withdrawal of one approval the later is refused',
  },
  'server/store/second-writer-of-mails.test.ts': {
    endAccessOf: 'a new password ends a session that is opened while the access of the person is ended',
    enqueueGathered: 'a mail that a sender takes while a change is added to it is not sent without the change',
    lockNotices: 'two notices about one account at once are counted as the first and the second of the hour',
    releaseGathered: 'of mails about one account that two servers gather or release at once none is lost',
    signPage: 'a row that a server of an older version changes while it is signed opens what it says then',
  },
  'server/store/second-writer.test.ts': {
    deleteSubjectsWithoutEvents: 'retention leaves the name of a person of whom an event is recorded meanwhile',
    deleteProfile: 'deleting a profile locks it before it deletes what refers to it',
    putSetting: 'a setting is written only over the version that was read',
    raiseRevisionFrom: 'of two orders made from one revision only the first is accepted',
    reorderPolicies: 'of two orders made from one revision only the first is accepted',
    saveProfile: 'two who register their first answers both succeed, and the later replace the earlier',
    saveSubscriptions: 'two who save their first choice about one notification both succeed',
  },
  'server/audit/second-writer.test.ts': {
    createAudit: 'two events that one server records at once follow each other in its chain',
    cutAudit: 'retention on two servers at once leaves an audit that verifies',
    deleteCutEvents: 'retention on two servers at once leaves an audit that verifies',
    eraseTextsAbout: 'texts that two administrators erase at once stay erased and verify',
    rememberSubject: 'two servers that meet a person at once store one name',
    signOldNames: 'a name that is erased while names of an older version are signed stays erased',
    writeCheckpoint:
      'two checkpoints that are written at once have numbers of their own, and each signs the one before',
  },
}

const folders = ['server/store', 'server/audit']
const root = join(import.meta.dirname, '../..')

interface Declared {
  name: string
  isExported: boolean
  text: string
  reads: boolean
  changes: boolean
  inserts: boolean
}

const reads = /\bselectFrom\(|\bupdateSignedRow\(/
const changes = /\b(?:updateTable|deleteFrom|updateSignedRow)\(/
const inserts = /\b(?:insertInto|insertIfAbsent)\(/

/** Where a declaration at the top level of a file begins, or the comment above it. */
const nextDeclaration = /\n(?=export |async |function|const |let |interface |type |\/)/

function readDeclarations(): Declared[] {
  // By its name alone: the repository may lie below a folder named `test`.
  const isSource = (name: string) => name.endsWith('.ts') && !name.includes('test')
  return folders
    .flatMap((folder) => {
      const names = readdirSync(join(root, folder)).filter(isSource)
      return names.map((name) => join(root, folder, name))
    })
    .flatMap((file) => readFileSync(file, 'utf8').split(nextDeclaration))
    .flatMap((text) => {
      const [, exported, named, assigned] = /^(export )?(?:(?:async )?function\*? (\w+)|const (\w+)\b)/.exec(text) ?? []
      const name = named ?? assigned
      if (name === undefined) return []
      const what = { reads: reads.test(text), changes: changes.test(text), inserts: inserts.test(text) }
      return [{ name, isExported: exported !== undefined, text, ...what }]
    })
}

/** Adds what the functions do that a function calls with its transaction. */
function addCalled(declared: readonly Declared[]): void {
  const byName = new Map(declared.map((one) => [one.name, one]))
  for (let isComplete = false; !isComplete; ) {
    isComplete = true
    for (const one of declared)
      for (const [, name = ''] of one.text.matchAll(/\b(\w+)\(\s*tx\b/g)) {
        const called = byName.get(name)
        if (!called || isStep(called)) continue
        for (const what of ['reads', 'changes', 'inserts'] as const)
          if (called[what] && !one[what]) {
            one[what] = true
            isComplete = false
          }
      }
  }
}

/** Only raises or notes what the same transaction has changed, or inserts alone: the constraint decides. */
const isStep = ({ name }: Declared) => ['raiseRevision', 'insertIfAbsent'].includes(name)

/** Functions that begin transactions only call others. */
const isRace = ({ text, ...one }: Declared) =>
  /\btx\b/.test(text) &&
  !text.includes('store.transaction(') &&
  ((one.reads && (one.changes || one.inserts)) || (one.changes && one.inserts))

test('every store function that writes what it read has a test with a second writer', () => {
  const declared = readDeclarations()
  addCalled(declared)
  const races = declared.filter((one) => one.isExported && isRace(one)).map(({ name }) => name)
  expect(races.length).toBeGreaterThan(50)
  const listed = Object.values(testedIn).flatMap((tests) => Object.keys(tests))
  expect(races.filter((name) => !listed.includes(name))).toEqual([])
  const names = declared.map(({ name }) => name)
  expect(listed.filter((name) => !names.includes(name))).toEqual([])
})

test('the tests of the list exist', () => {
  for (const [file, tests] of Object.entries(testedIn)) {
    const text = readFileSync(join(root, file), 'utf8')
    // Some stand in a table of tests.
    const titles = [...text.matchAll(/(?:\btest\(|\btitle: )'([^']+)'/g)].map(([, title]) => title)
    expect(Object.values(tests).filter((title) => !titles.includes(title))).toEqual([])
  }
})
