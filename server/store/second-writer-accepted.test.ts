import { expect, test } from 'vitest'
import { acceptAgreement, findAcceptedVersion } from './agreements.ts'
import { reserveAttempts } from './attempts.ts'
import { findCallerCheck, saveCallerCheck } from './caller-checks.ts'
import { addFailure, lockCounter, readCounter, reserveAttempt } from './counters.ts'
import type { Reader, Tx } from './database.ts'
import { findEnrolmentCode, saveEnrolmentCode } from './enrolment-codes.ts'
import { unlinkAccounts, writeLogins } from './identity-assignments.ts'
import { insertIdentityRow, updateIdentityRow } from './identity-rows.ts'
import { ensureDomain, listPositions, savePosition } from './identity-synchronisation.ts'
import { knownBrowserLimit, rememberBrowser } from './known-browsers.ts'
import { findMutualProof, saveMutualProof } from './mutual-proofs.ts'
import { listNodes, registerNewNode, registerNode } from './nodes.ts'
import { recordMissing, recordSightings } from './person-sightings.ts'
import { findPasscode, savePasscode } from './profile-passcodes.ts'
import { findTotp, saveTotp } from './profile-totp.ts'
import { ensureProfile, findProfile } from './profiles.ts'
import { deleteVersionsBefore, insertVersion, listVersions } from './resource-versions.ts'
import { raiseRevision, readRevision } from './revisions.ts'
import { eachStore } from './testing.ts'
import { newTestAccount, newTestPerson } from './testing-identity.ts'
import { withSecondWriter } from './testing-second-writer.ts'

const personId = 'erin'
const profile = { personId, domain: 'sample', language: 'de', askSalt: 's' }
const minute = 60_000
const missed = { personId, domain: 'sample', missingSince: new Date(0), misses: 0 }
const attempt = { key: 'erin', kind: 'password', windowMs: minute, limit: 9, windowFrom: 'last-try' } as const
const check = { sessionHash: 'session', personId, method: 'm', proof: 'p', scope: 's', milliseconds: minute }
const proof = { sessionHash: 'session', personId, numberHash: 'n' }
const sightings = (reader: Reader) => reader.selectFrom('PersonSighting').selectAll().execute()
const position = { domain: 'sample', invocationId: 'one', controller: 'dc1', usn: '0', readAt: new Date(0) }
const accountKey = { UID_ADSAccount: 'account', UID_ADSDomain: 'domain', ObjectGUID: 'account' }
const list = { resource: 'password-list', id: 'dictionary' } as const

interface Race {
  title: string
  prepare?(tx: Tx): Promise<unknown>
  /** The statement of the first writer after which the second one comes. */
  after: RegExp
  write(tx: Tx, by: 'first' | 'second'): Promise<unknown>
  /** What is stored in the end: the first writer writes last. */
  read(reader: Reader): Promise<unknown>
  stored: unknown
}

const races: readonly Race[] = [
  {
    title: 'two who accept an agreement for the first time at once both succeed',
    after: /update "AgreementAcceptance"/i,
    write: (tx, by) => acceptAgreement(tx, { personId, agreement: 'terms', version: by }),
    read: (reader) => findAcceptedVersion(reader, { personId, agreement: 'terms' }),
    stored: 'first',
  },
  {
    title: 'two operators who issue a first passcode at once both succeed',
    prepare: (tx) => ensureProfile(tx, profile),
    after: /update "ProfilePasscode"/i,
    write: (tx, by) => savePasscode(tx, { personId, hash: by, milliseconds: minute }),
    read: (reader) => findPasscode(reader, personId),
    stored: expect.objectContaining({ hash: 'first' }),
  },
  {
    title: 'two administrators who issue a first enrolment code at once both succeed',
    after: /update "EnrolmentCode"/i,
    write: (tx, by) => saveEnrolmentCode(tx, { personId, hmac: by, milliseconds: minute }),
    read: (reader) => findEnrolmentCode(reader, personId),
    stored: expect.objectContaining({ hmac: 'first' }),
  },
  {
    title: 'two who set up a first authenticator app at once both succeed',
    prepare: (tx) => ensureProfile(tx, profile),
    after: /(update|delete).*"ProfileTotp"/i,
    write: (tx, by) => saveTotp(tx, { personId, sealedSecret: `v1.${by}`, lastStep: 1 }),
    read: (reader) => findTotp(reader, personId),
    stored: expect.objectContaining({ sealedSecret: 'v1.first' }),
  },
  {
    title: 'two runs that check a caller of one session at once leave one right check',
    after: /delete from "CallerCheck"/i,
    write: (tx, by) => saveCallerCheck(tx, { ...check, id: by }),
    read: (reader) => findCallerCheck(reader, check),
    stored: expect.objectContaining({ id: 'second' }),
  },
  {
    title: 'two numbers that an operator reads out at once leave one',
    after: /delete from "MutualProof"/i,
    write: (tx, by) => saveMutualProof(tx, { ...proof, id: by, openMs: minute, milliseconds: minute }),
    read: (reader) => findMutualProof(reader, proof),
    stored: expect.objectContaining({ id: 'second' }),
  },
  {
    title: 'two who register for the first time at once get one profile',
    after: /update "Profile"/i,
    write: (tx, by) => ensureProfile(tx, { ...profile, domain: by }),
    read: (reader) => findProfile(reader, personId),
    stored: expect.objectContaining({ domain: 'first' }),
  },
  {
    title: 'two first failures at once are both counted',
    after: /update "Counter"/i,
    write: (tx) => addFailure(tx, 'erin', 'password', minute),
    read: async (reader) => (await readCounter(reader, 'erin', 'password', minute)).failures,
    stored: 2,
  },
  {
    title: 'of two first attempts at once no more than the limit are accepted',
    after: /update "Counter"/i,
    write: (tx) => reserveAttempt(tx, 'erin', 'password', minute, 1),
    read: async (reader) => (await readCounter(reader, 'erin', 'password', minute)).failures,
    stored: 1,
  },
  {
    title: 'two first attempts at once are both reserved with all of their counters',
    after: /(update|insert into) "Counter"/i,
    write: (tx) => reserveAttempts(tx, [attempt, { ...attempt, key: 'site' }]),
    read: async (reader) =>
      Promise.all(['erin', 'site'].map(async (key) => (await readCounter(reader, key, 'password', minute)).failures)),
    stored: [2, 2],
  },
  {
    title: 'a counter that does not exist yet can be locked by two at once',
    after: /update "Counter"/i,
    write: (tx) => lockCounter(tx, 'erin', 'password', minute),
    read: async (reader) => (await readCounter(reader, 'erin', 'password', minute)).lockedUntil,
    stored: expect.any(Date),
  },
  {
    title: 'two processes that start at once under one name register one server',
    after: /insert into "Node"/i,
    write: (tx, by) => registerNode(tx, { id: 'a', host: by, processId: 1 }).catch((error: unknown) => error),
    read: async (reader) => (await listNodes(reader, minute)).map(({ id }) => id),
    stored: ['a'],
  },
  {
    title: 'two processes that begin at once under one new name get two ids',
    after: /insert into "Node"/i,
    write: (tx, by) => registerNewNode(tx, { ids: ['a', 'a-2'], aliveMs: minute, host: by, processId: 1 }),
    read: async (reader) => (await listNodes(reader, minute)).map(({ id }) => id),
    stored: ['a', 'a-2'],
  },
  {
    title: 'two sweeps that find a person at once both succeed',
    after: /update "PersonSighting"/i,
    write: (tx) => recordSightings(tx, [personId], new Date(0)),
    read: sightings,
    stored: [{ personId, seenAt: new Date(0), missingSince: null, misses: 0 }],
  },
  {
    title: 'two sweeps that miss a person at once both succeed',
    after: /update "PersonSighting"/i,
    write: (tx, by) => recordMissing(tx, { ...missed, misses: by === 'first' ? 1 : 2 }),
    read: sightings,
    stored: [expect.objectContaining({ personId, misses: 1 })],
  },
  {
    title: 'two versions without a number that are kept at once get numbers of their own',
    after: /select max.*"ResourceVersion"/i,
    write: (tx, by) => insertVersion(tx, { ...list, action: by, content: {} }),
    read: async (reader) =>
      (await listVersions(reader, list, { count: 9 })).map(({ version, action }) => `${version} ${action}`),
    stored: ['2 first', '1 second'],
  },
  {
    title: 'retention on two servers at once leaves the newest version of each resource',
    prepare: async (tx) => {
      for (const action of ['one', 'two']) await insertVersion(tx, { ...list, action, content: {} })
    },
    after: /delete.* from "ResourceVersion"/i,
    write: (tx) => deleteVersionsBefore(tx, new Date(Date.now() + minute)),
    read: async (reader) => (await listVersions(reader, list, { count: 9 })).map(({ version }) => version),
    stored: [2],
  },
  {
    title: 'two first changes of the policies at once both raise their revision',
    after: /update "Setting"/i,
    write: (tx) => raiseRevision(tx, 'policies'),
    read: (reader) => readRevision(reader, 'policies'),
    stored: 2,
  },
  {
    title: 'two new browsers of one person at once leave no more than the limit',
    async prepare(tx) {
      for (let browser = 0; browser < knownBrowserLimit.perPerson; browser++)
        await rememberBrowser(tx, { token: String(browser), accountKey: 'key', personId })
    },
    after: /update "KnownBrowser"(?!.*"browser" =)/i,
    write: (tx, by) => rememberBrowser(tx, { token: by, accountKey: 'key', personId }),
    read: async (reader) => (await reader.selectFrom('KnownBrowser').select('browserHash').execute()).length,
    stored: knownBrowserLimit.perPerson,
  },
  {
    title: 'two servers that meet a domain at once give it one id',
    after: /select.*from "ADSDomain"/i,
    write: (tx) => ensureDomain(tx, { dnsName: 'corp.example', netbiosName: 'CORP' }),
    read: async (reader) => (await reader.selectFrom('ADSDomain').select('UID_ADSDomain').execute()).length,
    stored: 1,
  },
  {
    title: 'two servers that save a first position in a directory at once both succeed',
    after: /update "DirectoryPosition"/i,
    write: (tx, by) => savePosition(tx, { ...position, usn: by === 'first' ? '2' : '1' }),
    read: (reader) => listPositions(reader, position.domain),
    stored: [expect.objectContaining({ usn: '2' })],
  },
  {
    title: 'an account that is given to somebody else while its person is deleted stays theirs',
    prepare: (tx) => insertIdentityRow(tx, 'ADSAccount', { ...newTestAccount, ...accountKey, UID_Person: personId }),
    after: /select "UID_ADSAccount" from "ADSAccount"/i,
    write: (tx, by) =>
      by === 'first'
        ? unlinkAccounts(tx, personId)
        : updateIdentityRow(tx, 'ADSAccount', [accountKey.UID_ADSAccount], () => ({ UID_Person: 'zoe' })),
    read: async (reader) => (await reader.selectFrom('ADSAccount').select('UID_Person').execute())[0]?.UID_Person,
    stored: 'zoe',
  },
  {
    title: 'two who save the sign-in names of one person at once leave those of one',
    prepare: (tx) => insertIdentityRow(tx, 'Person', { ...newTestPerson, UID_Person: personId }),
    after: /update "Person"/i,
    async write(tx, by) {
      await updateIdentityRow(tx, 'Person', [personId], () => ({ FirstName: by }))
      await writeLogins(tx, personId, [by])
    },
    read: async (reader) => (await reader.selectFrom('QBMSplittedLookup').select('UID_Person').execute()).length,
    stored: 1,
  },
]

eachStore('two writers without a row to wait for', (open) => {
  test.each(races)('$title', async ({ prepare, after, write, read, stored }) => {
    await using store = await open()
    await store.transaction(async (tx) => prepare?.(tx))
    await withSecondWriter(store, { after, first: (tx) => write(tx, 'first'), second: (tx) => write(tx, 'second') })
    expect(await read(store.read)).toEqual(stored)
  })
})
