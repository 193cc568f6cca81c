import type { Address } from '../../address.ts'

export const filterNames = [
  'person',
  'operator',
  'event',
  'workflow',
  'activity',
  'result',
  'address',
  'since',
  'until',
  'text',
] as const
export type Filters = Partial<Record<(typeof filterNames)[number], string>>

/** What an address filters by; what it does not know is left out, and so is what is empty. */
export const readFilters = (filters: Address['filters']): Filters =>
  Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = filters[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )

export const toExportLink = (format: 'csv' | 'jsonl', filters: Filters): string =>
  `/api/v1/admin/audit/export?${new URLSearchParams({ format, ...filters })}`
