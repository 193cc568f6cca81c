import { z } from 'zod'
import type { Reader, Store } from '../store/database.ts'
import { absentSetting, getSetting, putSetting } from '../store/settings.ts'
import type { Audit } from './chain.ts'
import type { AuditReport } from './verify.ts'

/** What a verification of the audit log found. */
export const auditVerification = z.object({
  at: z.iso.datetime(),
  holds: z.boolean(),
  events: z.int(),
  nodes: z.int(),
  checkpoints: z.int(),
  problems: z.array(z.object({ kind: z.string(), node: z.string().optional(), sequence: z.int().optional() })),
})

export type AuditVerification = z.output<typeof auditVerification>

/** The last one, whichever server or terminal made it. */
const setting = 'audit.verification'

export async function readLastVerification(reader: Reader): Promise<AuditVerification | undefined> {
  const stored = await getSetting(reader, setting)
  return auditVerification.safeParse(stored?.value).data
}

/** Keeps the result as the last one, and records who verified. `by`: id of a member of staff; absent: the terminal. */
export async function recordVerification(
  { store, audit }: { store: Store; audit: Audit },
  report: AuditReport,
  { at, by }: { at: Date; by?: string },
): Promise<AuditVerification> {
  const { events, nodes, checkpoints } = report
  const holds = report.problems.length === 0
  const problems = report.problems.map((problem) => ({
    kind: problem.kind,
    node: 'node' in problem ? problem.node : undefined,
    sequence: 'sequence' in problem ? problem.sequence : undefined,
  }))
  const result = { at: at.toISOString(), holds, events, nodes, checkpoints, problems }
  await store.transaction(async (tx) => {
    const stored = await getSetting(tx, setting)
    await putSetting(tx, setting, result, stored?.version ?? absentSetting)
    await audit.append(tx, { event: 'audit-verified', data: { by, result: holds ? 'holds' : 'problems', events } })
  })
  return result
}
