import type { Selectable } from 'kysely'
import type { KeyColumns } from './paging.ts'
import { signedIdentityTables } from './signed-identity-tables.ts'
import type { Tables } from './tables.ts'

type ColumnOf<Table extends keyof Tables> = Exclude<keyof Selectable<Tables[Table]> & string, 'mac'>

interface SignedTableDeclaration<Table extends keyof Tables> {
  /** What a row opens: the reason for its MAC. */
  opens: string
  /** Columns of the row's key, in order. */
  key: readonly [ColumnOf<Table>] | readonly [ColumnOf<Table>, ColumnOf<Table>]
  /** Column with the time at which the row says that it was written; null: it does not say. */
  writtenAt: ColumnOf<Table> | null
  /** Columns under the MAC. */
  covers: readonly ColumnOf<Table>[]
  /** Columns that may change without opening anything, or that decide nothing. A test compares both lists with the table. */
  leaves: readonly ColumnOf<Table>[]
}

/**
 * Tables whose rows open something: each row carries a MAC (column `mac`) made with a key of the key file, so that a row that was
 * written into the database without it opens nothing. A further table is one entry here, a column `mac` (a migration), and
 * `signRow`, `verifyRow` and `updateSignedRow` in its store functions.
 */
export const signedTables = {
  Run: {
    opens: 'the steps that a person has passed, the person and a directory write that is not settled yet',
    key: ['id'],
    writtenAt: 'createdAt',
    covers: [
      'id',
      'tokenHash',
      'workflow',
      'workflowVersion',
      'personId',
      'domain',
      'account',
      'accountKey',
      'decoy',
      'controller',
      'status',
      'number',
      'state',
      'intent',
    ],
    leaves: ['language', 'version', 'claimedUntil', 'createdAt', 'updatedAt', 'keepUntil'],
  },
  WorkflowVersion: {
    opens: 'the checks that a workflow asks for',
    key: ['id'],
    writtenAt: 'publishedAt',
    covers: ['id', 'workflow', 'policy', 'version', 'definition'],
    leaves: ['publishedAt', 'author'],
  },
  WorkflowDraft: {
    opens: 'the checks that a workflow will ask for once an administrator publishes it',
    key: ['policy', 'workflow'],
    writtenAt: 'savedAt',
    covers: ['policy', 'workflow', 'version', 'basedOn', 'definition', 'author'],
    leaves: ['savedAt'],
  },
  ManagementPolicy: {
    opens: 'who is managed, by which operators and under which rules',
    key: ['id'],
    writtenAt: 'updatedAt',
    covers: ['id', 'priority', 'version', 'definition'],
    leaves: ['updatedAt'],
  },
  Setting: {
    opens: 'who administers, and where mail with codes is sent from',
    key: ['name'],
    writtenAt: null,
    covers: ['name', 'value', 'version'],
    leaves: [],
  },
  ProfileAnswer: {
    opens: 'the person who knows the answer',
    key: ['personId', 'question'],
    writtenAt: 'answeredAt',
    covers: ['personId', 'question', 'hash', 'answeredAt', 'kind', 'wording', 'sealedAnswer', 'caseSensitive'],
    leaves: ['language', 'lengthAtLeast', 'questionLength', 'repeatsAnother', 'repeatsQuestion'],
  },
  ProfileContact: {
    opens: 'the person who reads the codes that are sent there',
    key: ['id'],
    writtenAt: 'addedAt',
    covers: ['id', 'personId', 'kind', 'sealedValue', 'addedAt', 'verifiedAt'],
    leaves: [],
  },
  ProfileTotp: {
    opens: 'the person who has the app; `lastStep` refuses codes that were used',
    key: ['personId'],
    writtenAt: 'addedAt',
    covers: ['personId', 'sealedSecret', 'lastStep', 'addedAt'],
    leaves: ['lastUsedAt'],
  },
  ProfilePasskey: {
    opens: 'the person who has the passkey; `counter` refuses a copy of it',
    key: ['id'],
    writtenAt: 'addedAt',
    covers: ['id', 'personId', 'credentialHash', 'credentialId', 'publicKey', 'counter', 'addedAt'],
    leaves: ['transports', 'name', 'lastUsedAt'],
  },
  ProfileDecentralizedIdentity: {
    opens: 'the person who has the key of the decentralized identity',
    key: ['id'],
    writtenAt: 'addedAt',
    covers: ['id', 'personId', 'identifierHash', 'identifier', 'addedAt'],
    leaves: ['name', 'lastUsedAt'],
  },
  WalletAnswer: {
    opens: 'the person whose wallet has answered on another device, to who types the code',
    key: ['challengeHash'],
    writtenAt: 'createdAt',
    covers: ['challengeHash', 'identifier', 'codeHash', 'tries', 'expiresAt'],
    leaves: ['createdAt'],
  },
  ProfilePasscode: {
    opens: 'the person who was given the passcode',
    key: ['personId'],
    writtenAt: 'issuedAt',
    covers: ['personId', 'hash', 'expiresAt'],
    leaves: ['issuedAt'],
  },
  Approval: {
    opens: 'a run that waits for a second person',
    key: ['id'],
    writtenAt: 'createdAt',
    covers: [
      'id',
      'runId',
      'number',
      'numbersTried',
      'workflow',
      'personId',
      'personDomain',
      'approverId',
      'approverDomain',
      'status',
      'createdAt',
      'expiresAt',
    ],
    leaves: ['decidedAt'],
  },
  StateToken: {
    opens: "a person's state, in the extension",
    key: ['tokenHash'],
    writtenAt: 'createdAt',
    covers: ['tokenHash', 'personId', 'domain', 'createdAt', 'expiresAt'],
    leaves: ['address', 'browser', 'usedAt'],
  },
  Session: {
    opens: 'a site, as that person',
    key: ['tokenHash'],
    writtenAt: 'createdAt',
    covers: ['tokenHash', 'frontEnd', 'module', 'personId', 'domain', 'createdAt', 'expiresAt', 'secondFactor'],
    leaves: ['address', 'browser', 'usedAt'],
  },
  StaffFactor: {
    opens: 'a staff site, together with the password; `lastUse` refuses what was used',
    key: ['id'],
    writtenAt: 'addedAt',
    covers: ['id', 'personId', 'kind', 'envelope', 'lastUse', 'addedAt'],
    leaves: ['lastUsedAt', 'domain'],
  },
  EnrolmentCode: {
    opens: 'the enrolment of a second factor',
    key: ['personId'],
    writtenAt: 'issuedAt',
    covers: ['personId', 'hmac', 'expiresAt'],
    leaves: ['issuedAt'],
  },
  ApiKey: {
    opens: 'the administration API, as far as its scope',
    key: ['id'],
    writtenAt: 'createdAt',
    covers: ['id', 'tokenHash', 'name', 'scope', 'createdBy', 'createdAt', 'expiresAt'],
    leaves: ['lastUsedAt'],
  },
  PendingSignIn: {
    opens: 'the second half of a sign-in of staff, to the site that it was begun on',
    key: ['tokenHash'],
    writtenAt: 'createdAt',
    covers: ['tokenHash', 'personId', 'envelope', 'createdAt', 'expiresAt'],
    leaves: [],
  },
  CallerCheck: {
    opens: 'the tasks of an operator for a caller who was checked',
    key: ['sessionHash', 'personId'],
    writtenAt: 'checkedAt',
    covers: ['sessionHash', 'personId', 'id', 'method', 'proof', 'scope', 'checkedAt', 'expiresAt'],
    leaves: [],
  },
  MutualProof: {
    opens: 'the page that tells a caller that the helpdesk has opened them',
    key: ['sessionHash', 'personId'],
    writtenAt: 'createdAt',
    covers: ['sessionHash', 'personId', 'id', 'numberHash', 'callerHash', 'createdAt', 'expiresAt'],
    // Ends the proof before `expiresAt` and never later; the operator's page moves it on every few seconds.
    leaves: ['openUntil'],
  },
  TargetPassword: {
    opens: 'where a change of a password that is not settled yet is asked about',
    key: ['target'],
    writtenAt: 'announcedAt',
    covers: ['target', 'request', 'personId', 'state', 'refusal', 'ticket', 'announcedAt', 'expiresAt'],
    leaves: [],
  },
  BulkOperation: {
    opens: 'what is done to many people, and to whom',
    key: ['id'],
    writtenAt: 'createdAt',
    covers: ['id', 'kind', 'name', 'definition', 'status', 'author', 'authorDomain', 'startAt', 'createdAt'],
    leaves: [
      'endedAt',
      'prepared',
      'position',
      'examined',
      'wave',
      'waveLeft',
      'nextAt',
      'unsettled',
      'problem',
      'failures',
    ],
  },
  ...signedIdentityTables,
} as const satisfies { [Table in keyof Tables]?: SignedTableDeclaration<Table> }

export type SignedTable = keyof typeof signedTables

export const isSigned = (table: string): table is SignedTable => Object.hasOwn(signedTables, table)

/** The columns that a row must have to be signed or verified. */
export type CoveredColumns<Table extends SignedTable> = Pick<
  Selectable<Tables[Table]>,
  (typeof signedTables)[Table]['covers'][number] & keyof Selectable<Tables[Table]>
>

export const signedTableNames = Object.keys(signedTables) as SignedTable[]

/** As text only, for statements over all of these tables. */
export interface AnySignedTable {
  key: KeyColumns
  writtenAt: string | null
  covers: readonly string[]
}

export const describeTable = (table: SignedTable): AnySignedTable => signedTables[table]

/** The values of a row's key, in the order of its columns. */
export const keyOfRow = (table: SignedTable, row: object): unknown[] =>
  describeTable(table).key.map((column) => (row as Readonly<Record<string, unknown>>)[column])

/** For `eb.and`. The table's name decides the types of its columns, which the builder cannot follow through a parameter. */
export const keyCondition = (table: SignedTable, key: readonly unknown[]) =>
  Object.fromEntries(describeTable(table).key.map((column, index) => [column, key[index]])) as { tokenHash: string }

/** Rows of a signed table that open nothing and are written without a MAC. */
export const isExempt = (table: SignedTable, row: object): boolean =>
  // A revision only makes nodes read again, and the proof of the keys is a MAC itself.
  table === 'Setting' && 'name' in row && (row.name === 'keys.proof' || String(row.name).endsWith('.revision'))
