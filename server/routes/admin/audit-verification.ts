import { z } from 'zod'
import { readCounter } from '../../audit/counter-file.ts'
import {
  type AuditVerification,
  auditVerification,
  readLastVerification,
  recordVerification,
} from '../../audit/last-verification.ts'
import { verifyAudit } from '../../audit/verify.ts'
import { readers } from '../authorise.ts'
import { defineOperation, mount } from '../operation.ts'
import { getStaffMember } from '../require-session.ts'
import { defineResource } from './resource.ts'

const path = '/api/v1/admin/audit/verification'
const caller = 'administrator'

const get = defineOperation({
  id: 'getAuditVerification',
  method: 'get',
  path,
  summary: 'When the audit log was last verified, on the Administration site or in a terminal, and whether it held',
  caller,
  roles: readers,
  status: 200,
  reply: z.object({ last: auditVerification.optional() }),
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
  reply: auditVerification,
})

export const auditVerificationResource = defineResource({
  operations: [get, verify],
  routes(app, services) {
    const { store, audit, keys, node, auditCounterFile, clock } = services
    /** Who asks while one runs gets its result: it reads the whole log. */
    let running: Promise<AuditVerification> | undefined

    async function run(by: string): Promise<AuditVerification> {
      const counter = { stored: await readCounter(auditCounterFile, keys), node }
      const report = await verifyAudit(store.read, keys, { counter })
      return recordVerification({ store, audit }, report, { at: clock(), by })
    }

    mount(app, get, async (context) => context.reply({ last: await readLastVerification(store.read) }))

    mount(app, verify, async (context) => {
      running ??= run(getStaffMember(context).id).finally(() => {
        running = undefined
      })
      return context.reply(await running)
    })
  },
})
