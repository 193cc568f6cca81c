import type { Selectable, Updateable } from 'kysely'
import { insertApiKey } from './api-keys.ts'
import { insertApproval } from './approvals.ts'
import { insertBulkOperation } from './bulk-operations.ts'
import { saveCallerCheck } from './caller-checks.ts'
import type { Store, Tx } from './database.ts'
import { saveEnrolmentCode } from './enrolment-codes.ts'
import { insertIdentityRow } from './identity-rows.ts'
import { insertPolicy } from './management-policies.ts'
import { saveMutualProof } from './mutual-proofs.ts'
import { insertPendingSignIn } from './pending-sign-ins.ts'
import { insertContact } from './profile-contacts.ts'
import { insertDecentralizedIdentity } from './profile-decentralized-identities.ts'
import { savePasscode } from './profile-passcodes.ts'
import { insertPasskey } from './profile-passkeys.ts'
import { saveTotp } from './profile-totp.ts'
import { saveProfile } from './profiles.ts'
import { insertRun } from './runs.ts'
import { insertSession } from './sessions.ts'
import { absentSetting, putSetting } from './settings.ts'
import { updateSignedRow } from './signed-rows.ts'
import { describeTable, type SignedTable } from './signed-tables.ts'
import { insertStaffFactor } from './staff-factors.ts'
import { insertStateToken } from './state-tokens.ts'
import type { Tables } from './tables.ts'
import { announceTargetPassword } from './target-passwords.ts'
import { newTestAccount, newTestPerson } from './testing-identity.ts'
import { newTestRun } from './testing-runs.ts'
import { insertWalletAnswer } from './wallet-answers.ts'
import { saveWorkflowDraft, unsavedDraft } from './workflow-drafts.ts'
import { publishWorkflow } from './workflow-versions.ts'

/** Changes every row of a signed table, or those that `matches` accepts, as this program would: each is signed again. */
export function changeSignedRows<Table extends SignedTable>(
  store: Pick<Store, 'transaction'>,
  table: Table,
  changes: Updateable<Tables[Table]>,
  matches: (row: Selectable<Tables[Table]>) => boolean = () => true,
): Promise<void> {
  return store.transaction(async (tx) => {
    const rows = await tx
      .selectFrom(table as 'Session')
      .selectAll()
      .execute()
    // The table's name decides the type, which the builder cannot follow through a parameter.
    for (const row of rows as unknown as Selectable<Tables[Table]>[]) {
      const key = describeTable(table).key.map((column) => String(row[column as keyof typeof row]))
      if (matches(row)) await updateSignedRow(tx, table, key, () => changes)
    }
  })
}

/** One row of every signed table, made by the functions that the program uses. `name` tells rows apart. */
export async function storeRows(tx: Tx, name: string): Promise<void> {
  const personId = `person ${name}`
  const day = 86_400_000
  await insertRun(tx, { ...newTestRun, id: `run ${name}`, tokenHash: `hash ${name}`, personId })
  await publishWorkflow(tx, { policy: name, workflow: 'unlock-my-account', definition: '{}' })
  const draft = { policy: name, workflow: 'unlock-my-account', basedOn: 1, definition: '{}', author: 'ruth' }
  await saveWorkflowDraft(tx, draft, unsavedDraft)
  await insertPolicy(tx, { id: name, priority: name.length + name.charCodeAt(0), definition: '{}' })
  await putSetting(tx, `setting ${name}`, { value: name }, absentSetting)
  const answers = [{ question: 'pet', hash: `hash ${name}`, wording: 'Pet?', sealedAnswer: 'v1.x' }]
  await saveProfile(tx, { personId, domain: 'sample', language: 'en', askSalt: 's', answers })
  await insertContact(tx, { personId, kind: 'mail', sealedValue: `v1.${name}`, verified: true })
  await saveTotp(tx, { personId, sealedSecret: `v1.${name}`, lastStep: 7 })
  const credential = { credentialId: `credential ${name}`, publicKey: 'key', counter: '3' }
  await insertPasskey(tx, { ...credential, personId, transports: '[]', name: 'key' })
  await insertDecentralizedIdentity(tx, { personId, identifier: `did:key:${name}`, name: 'wallet' })
  const answer = { challengeHash: `challenge ${name}`, identifier: `did:key:${name}`, codeHash: `code ${name}` }
  await insertWalletAnswer(tx, { ...answer, expiresAt: new Date(Date.now() + day) })
  await savePasscode(tx, { personId, hash: `hash ${name}`, milliseconds: day })
  const people = { personId, personDomain: 'sample', approverId: 'ruth', approverDomain: 'sample' }
  const bound = { runId: `run ${name}`, number: '42', workflow: 'forgot-my-password' }
  await insertApproval(tx, { id: `approval ${name}`, ...bound, ...people, milliseconds: day })
  await insertStateToken(tx, { tokenHash: `state ${name}`, personId, domain: 'sample', milliseconds: day })
  await insertStaffFactor(tx, { personId, domain: 'sample', kind: 'totp', envelope: `v1.${name}`, lastUse: '7' })
  const script = { id: `key ${name}`, token: `api ${name}`, name, scope: '{}', createdBy: personId }
  await insertApiKey(tx, { ...script, milliseconds: day })
  const bulk = { kind: 'unregister', name, definition: '{}', author: personId, authorDomain: 'sample' }
  await insertBulkOperation(tx, { id: `bulk ${name}`, ...bulk })
  await saveEnrolmentCode(tx, { personId, hmac: `hmac ${name}`, milliseconds: day })
  await insertPendingSignIn(tx, { tokenHash: `pending ${name}`, personId, envelope: `v1.${name}`, milliseconds: day })
  const proven = { id: `check ${name}`, method: 'caller-questions', proof: 'proof', scope: 'scope' }
  await saveCallerCheck(tx, { sessionHash: `session ${name}`, personId, ...proven, milliseconds: day })
  const read = { id: `proof ${name}`, numberHash: `number ${name}` }
  await saveMutualProof(tx, { sessionHash: `session ${name}`, personId, ...read, openMs: day, milliseconds: day })
  const order = { request: `request ${name}`, personId, ticket: '{}' }
  await announceTargetPassword(tx, { target: `target ${name}`, ...order })
  const site = { frontEnd: 'admin', module: 'password' }
  await insertSession(tx, { tokenHash: `session ${name}`, ...site, personId, domain: 'sample', milliseconds: day })
  await storeIdentityRows(tx, name)
}

async function storeIdentityRows(tx: Tx, name: string): Promise<void> {
  const person = { ...newTestPerson, UID_Person: `person ${name}`, InternalName: name, UID_DialogUser: `user ${name}` }
  const domain = { UID_ADSDomain: `domain ${name}`, Ident_Domain: 'CORP', ADSDomainName: name }
  const [UID_Person, UID_DialogUser] = [person.UID_Person, person.UID_DialogUser]
  const [UID_AERole, UID_DialogGroup] = [`role ${name}`, `group ${name}`]
  const account = { ...newTestAccount, UID_ADSAccount: `account ${name}`, ObjectGUID: `guid ${name}` }
  await insertIdentityRow(tx, 'Person', person)
  await tx.insertInto('ADSDomain').values(domain).execute()
  await insertIdentityRow(tx, 'ADSAccount', { ...account, UID_Person, UID_ADSDomain: domain.UID_ADSDomain })
  const group = { UID_DialogGroup, GroupName: name, Description: null, IsRoleBasedOnly: true }
  await insertIdentityRow(tx, 'DialogGroup', group)
  await insertIdentityRow(tx, 'AERole', { UID_AERole, Ident_AERole: name, Description: null, UID_DialogGroup })
  await insertIdentityRow(tx, 'PersonInAERole', { UID_Person, UID_AERole, XOrigin: 1 })
  await insertIdentityRow(tx, 'DialogUser', { UID_DialogUser, UserName: name, IsDynamicUser: false })
  await insertIdentityRow(tx, 'DialogUserInGroup', { UID_DialogUser, UID_DialogGroup })
  const lookup = { UID_QBMSplittedLookup: `lookup ${name}`, UID_Person, SplittedElement: name }
  await insertIdentityRow(tx, 'QBMSplittedLookup', lookup)
}
