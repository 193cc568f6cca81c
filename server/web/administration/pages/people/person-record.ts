import type { AdminApi } from '../../../../routes/operations.ts'

/** One person’s whole record, as the API gives it. */
export type PersonRecord = AdminApi['GET /api/v1/admin/person-record']['reply']
