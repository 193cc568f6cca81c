import { z } from 'zod'
import { readCounter } from '../../audit/counter-file.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { absentSetting, getSetting, putSetting } from '../../store/settings.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/audit/verification'
const caller = 'administrator'

const verification = z.object({
  at: z.iso.datetime(),
  holds: z.boolean(),
  events: z.int(),
  nodes: z.int(),
  checkpoints: z.int(),
  problems: z.array(z.object({ kind: z.string(), node: z.string().optional(), sequence: z.int().optional() })),
})
type Verification = z.output<typeof verification>

/** The last one, whichever server made it. */
const setting = 'audit.verification'

const get = defineOperation({
  id: 'getAuditVerification',
  method: 'get',
  path,
  summary: 'When the audit log was last verified from the Administration site, and whether it held',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ last: verification.optional() }),
})

const verify = defineOperation({
  id: 'verifyAudit',
  method: 'post',
  path,
  summary:
    'Reads every event and says whether one was changed, lost or cut off; compared with this server’s counter outside the database',
  caller,
  roles: readers,
  status: 200,
  reply: verification,
})

export const auditVerificationResource = defineResource({
  operations: [get, verify],
  routes(app, services) {
    const { store, audit, keys, node, auditCounterFile, clock } = services
    /** Who asks while one runs gets its result: it reads the whole log. */
    let running: Promise<Verification> | undefined

    async function run(by: string): Promise<Verification> {
      const counter = { stored: await readCounter(auditCounterFile, keys), node }
      const report = await verifyAudit(store.read, keys, { counter })
      const { events, nodes, checkpoints } = report
      const holds = report.problems.length === 0
      const problems = report.problems.map((problem) => ({
        kind: problem.kind,
        node: 'node' in problem ? problem.node : undefined,
        sequence: 'sequence' in problem ? problem.sequence : undefined,
      }))
      const result = { at: clock().toISOString(), holds, events, nodes, checkpoints, problems }
      await store.transaction(async (tx) => {
        const stored = await getSetting(tx, setting)
        await putSetting(tx, setting, result, stored?.version ?? absentSetting)
        await audit.append(tx, { event: 'audit-verified', data: { by, result: holds ? 'holds' : 'problems', events } })
      })
      return result
    }

    mount(app, get, async (context) => {
      const stored = await getSetting(store.read, setting)
      return context.reply({ last: verification.safeParse(stored?.value).data })
    })

    mount(app, verify, async (context) => {
      running ??= run(getStaffMember(context).id).finally(() => {
        running = undefined
      })
      return context.reply(await running)
    })
  },
})
