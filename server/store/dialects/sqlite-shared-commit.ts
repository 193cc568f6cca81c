import type { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../../shared/errors.ts'
import type { SqliteConnection } from './sqlite-connection.ts'

/**
 * Transactions of this process that share one commit. A durable commit waits for the disk, with the event loop (0.5 ms on a good
 * disk, 10 on a busy one), so those that end in one turn of the loop wait once, together. Each stands in a savepoint of its own
 * and is told that it stands only when the shared commit is on the disk; if that fails, all of them have failed.
 */
export interface SharedCommit {
  enter(): Promise<void>
  /** The member's work is done; resolves when it is on the disk. Others may enter meanwhile. */
  leave(): Promise<void>
  /** Takes the member's own work back, and nobody else's. */
  undo(): void
  /** Commits what waits at once: for whoever comes without a transaction. */
  flush(): void
}

interface Standing {
  waiting: PromiseWithResolvers<void>[]
  /** Somebody is between `enter` and `leave` or `undo`. */
  occupied: boolean
  isDue: boolean
}

export function shareCommits(database: DatabaseSync, connection: SqliteConnection): SharedCommit {
  let standing: Standing | undefined

  function flush(): void {
    const group = standing
    if (!group) return
    standing = undefined
    try {
      // After a full disk SQLite itself may have rolled back everything, also what ended well before.
      if (!database.isTransaction) throw new AppError('database-unavailable', { retryAfter: 5 })
      connection.commit()
      for (const { resolve } of group.waiting) resolve()
    } catch (error) {
      connection.rollback()
      for (const { reject } of group.waiting) reject(error)
    }
  }

  function vacate(): void {
    if (!standing) return
    standing.occupied = false
    // A transaction that the database gave up must be over before somebody enters: a savepoint would begin another.
    if (standing.isDue || !database.isTransaction) flush()
  }

  function open(): Standing {
    const group: Standing = { waiting: [], occupied: false, isDue: false }
    // After the sockets that are ready by now were read: theirs still join.
    setImmediate(() => {
      group.isDue = true
      if (standing === group && !group.occupied) flush()
    })
    return group
  }

  return {
    async enter() {
      if (!standing) {
        await connection.begin()
        standing = open()
      }
      database.exec('savepoint member')
      standing.occupied = true
    },
    leave() {
      const done = Promise.withResolvers<void>()
      if (database.isTransaction) database.exec('release member')
      standing?.waiting.push(done)
      vacate()
      return done.promise
    },
    undo() {
      if (database.isTransaction) database.exec('rollback to member; release member')
      vacate()
    },
    flush,
  }
}
