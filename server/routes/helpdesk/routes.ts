import type { Hono } from 'hono'
import { type StaffServices, staffOnly } from '../staff-only.ts'
import { peopleRoutes } from './people.ts'
import { personRoutes } from './person.ts'
import type { HelpdeskServices } from './services.ts'
import { startRoutes } from './start.ts'

/** Everything under `/api/v1/helpdesk/`, behind one gate. */
export function helpdeskRoutes(app: Hono, services: HelpdeskServices & StaffServices): void {
  app.use('/api/v1/helpdesk/*', staffOnly({ ...services, frontEnd: 'helpdesk', name: 'operator' }))
  peopleRoutes(app, services)
  personRoutes(app, services)
  startRoutes(app, services)
}
