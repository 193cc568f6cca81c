import type { Hono } from 'hono'
import { requireStaff, type StaffServices } from '../require-session.ts'
import { operatorApprovalRoutes } from './approvals.ts'
import { callerCheckRoutes } from './caller-check.ts'
import { operatorMutualProofRoutes } from './mutual-proof.ts'
import { peopleRoutes } from './people.ts'
import { personRoutes } from './person.ts'
import { helpdeskRunRoutes } from './runs.ts'
import type { HelpdeskServices } from './services.ts'

/** Everything under `/api/v1/helpdesk/`, behind one guard. */
export function helpdeskRoutes(app: Hono, services: HelpdeskServices & StaffServices): void {
  app.use('/api/v1/helpdesk/*', requireStaff({ ...services, frontEnd: 'helpdesk' }))
  peopleRoutes(app, services)
  personRoutes(app, services)
  callerCheckRoutes(app, services)
  operatorMutualProofRoutes(app, services)
  helpdeskRunRoutes(app, services)
  operatorApprovalRoutes(app, services)
}
