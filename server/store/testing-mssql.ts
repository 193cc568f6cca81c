import { randomBytes } from 'node:crypto'
import { Kysely, sql } from 'kysely'
import type { Tx } from './database.ts'
import { hasNumber } from './dialects/mssql-errors.ts'
import { setUpStatements } from './dialects/mssql-rights.ts'
import type { Tables } from './tables.ts'

/** A database of its own on `server`, created as the installation guide describes. */
export function mssqlTestDatabase(server: string) {
  const name = `latchkey_test_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = [...url.pathname.split('/').filter(Boolean).slice(0, -1), name].join('/')

  async function onServer(...statements: string[]): Promise<void> {
    const { mssqlDialect } = await import('./dialects/mssql.ts')
    const db = new Kysely<Tables>({ dialect: mssqlDialect({ url: server }) })
    try {
      for (const statement of statements) await sql.raw(statement).execute(db)
    } finally {
      await db.destroy()
    }
  }

  return {
    url: url.href,
    async create() {
      await onServer(`create database ${name}`)
      await onServer(setUpStatements.readSnapshots({ database: name })).catch(ignoreRefusal)
    },
    async drop() {
      await onServer(`alter database ${name} set single_user with rollback immediate`).catch(ignoreRefusal)
      await onServer(`drop database ${name}`)
    },
  }
}

/** Servers that only speak like SQL Server know no ALTER DATABASE. */
function ignoreRefusal(error: unknown): void {
  if (!hasNumber(error)) throw error
}

/** Every table once; tables that refer to another come before it. */
const tables = {
  Run: true,
  WorkflowVersion: true,
  WorkflowDraft: true,
  ManagementPolicy: true,
  Setting: true,
  KeptSecret: true,
  StaffFactor: true,
  EnrolmentCode: true,
  ApiKey: true,
  PendingSignIn: true,
  CallerCheck: true,
  MutualProof: true,
  TargetPassword: true,
  ProfileAnswer: true,
  ProfileContact: true,
  ProfileTotp: true,
  ProfilePasskey: true,
  ProfileDecentralizedIdentity: true,
  WalletAnswer: true,
  ProfilePasscode: true,
  Profile: true,
  Counter: true,
  StateToken: true,
  KnownBrowser: true,
  Session: true,
  Subscription: true,
  AgreementAcceptance: true,
  SpentChallenge: true,
  OutboxMail: true,
  Node: true,
  AuditEvent: true,
  AuditText: true,
  AuditHead: true,
  AuditSubject: true,
  AuditCheckpoint: true,
  Approval: true,
  AuditCut: true,
  ResourceVersion: true,
  Job: true,
  Reminder: true,
  UserStatistics: true,
  PersonSighting: true,
  BulkOperation: true,
  BulkOperationPerson: true,
  QBMSplittedLookup: true,
  DialogUserInGroup: true,
  DialogUser: true,
  PersonInAERole: true,
  AERole: true,
  DialogGroup: true,
  ADSAccount: true,
  ADSDomain: true,
  Person: true,
  DirectoryPosition: true,
} satisfies Record<keyof Tables, true>

export async function emptyTables(tx: Tx): Promise<void> {
  for (const table of Object.keys(tables) as (keyof Tables)[]) await tx.deleteFrom(table).execute()
}
