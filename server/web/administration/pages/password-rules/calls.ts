import type { AdminApi } from '../../../../routes/operations.ts'

/** What the pages of password rules send and get. */
type Try = AdminApi['POST /api/v1/admin/policies/{id}/password-trials']
/** The form has JSON; the server checks it. */
export type EditedRules = Try['send']['body']['rules']
export type Trial = Try['reply']
export type PasswordList = AdminApi['GET /api/v1/admin/password-lists']['reply']['items'][number]
