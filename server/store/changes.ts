import type { DeleteResult, UpdateResult } from 'kysely'

interface Change {
  executeTakeFirst(): Promise<Partial<UpdateResult & DeleteResult>>
}

/** Runs an update or a deletion (`query.$call(changesOneRow)`) and returns whether it changed exactly one row. */
export async function changesOneRow(change: Change): Promise<boolean> {
  const { numUpdatedRows, numDeletedRows } = await change.executeTakeFirst()
  return (numUpdatedRows ?? numDeletedRows) === 1n
}

/** Runs a deletion (`query.$call(countDeleted)`) and returns how many rows it deleted. */
export async function countDeleted(deletion: Change): Promise<number> {
  return Number((await deletion.executeTakeFirst()).numDeletedRows)
}
