import { randomInt } from 'node:crypto'
import { listOpenApprovals } from '../../store/approvals.ts'
import type { Reader } from '../../store/database.ts'

/**
 * The number of two digits that a waiting page shows and the approver enters, so that they have spoken to the one who waits. Without a zero
 * to lose in front, and none that another request of this approver has, as long as there are any.
 */
export async function chooseApprovalNumber(reader: Reader, approverId: string): Promise<string> {
  const open = await listOpenApprovals(reader, approverId, 90)
  const taken = new Set(open.map(({ number }) => number))
  const numbers = Array.from({ length: 90 }, (_, index) => String(index + 10))
  const free = numbers.filter((one) => !taken.has(one))
  const choice = free.length > 0 ? free : numbers
  // The list is never empty.
  return choice[randomInt(choice.length)] as string
}
