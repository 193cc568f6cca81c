import type { AdminApi } from '../../../../routes/operations.ts'

export type UpdateCount = AdminApi['POST /api/v1/admin/policies/{id}/profile-updates']['reply']
type Updates = UpdateCount['saved']
type Reason = keyof Updates['reasons']

/** The numbers of two parts of a company. */
export const addCounts = (one: UpdateCount, other: UpdateCount): UpdateCount => ({
  examined: one.examined + other.examined,
  answered: one.answered + other.answered,
  saved: addUpdates(one.saved, other.saved),
  edited: addUpdates(one.edited, other.edited),
  next: other.next,
})

const addUpdates = (one: Updates, other: Updates): Updates => ({
  people: one.people + other.people,
  reasons: Object.fromEntries(
    listNames(one, other).map((reason) => [reason, (one.reasons[reason] ?? 0) + (other.reasons[reason] ?? 0)]),
  ),
})

/** Each reason with its people before and after the changes. */
export const listReasons = ({ saved, edited }: UpdateCount): { reason: Reason; before: number; after: number }[] =>
  listNames(saved, edited).map((reason) => ({
    reason,
    before: saved.reasons[reason] ?? 0,
    after: edited.reasons[reason] ?? 0,
  }))

// The keys are those of the reply's type.
const listNames = (one: Updates, other: Updates): Reason[] =>
  [...new Set([...Object.keys(one.reasons), ...Object.keys(other.reasons)])] as Reason[]
