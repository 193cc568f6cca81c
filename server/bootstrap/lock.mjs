import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explainFileError, StartupError } from './startup-error.mjs'

/**
 * Runs `work` while no other process holds `file`. A lock whose process is gone is taken over. When several wait for it, one removes
 * it: removing needs a lock of its own, named for the stale lock.
 */
export async function withLock(file, log, work, { waitMs = 15 * 60_000 } = {}) {
  const deadline = Date.now() + waitMs
  let announced = false
  for (;;) {
    if (tryAcquire(file)) break
    const holder = readHolder(file)
    if (holder && isGone(holder)) {
      await withLock(`${file}.${holder.token}`, log, () => {
        if (readHolder(file)?.token === holder.token) rmSync(file, { force: true })
      })
      continue
    }
    if (holder && !announced) log(`Another start is at work (process ${holder.pid}); waiting for it.`)
    announced ||= Boolean(holder)
    if (Date.now() > deadline)
      throw new StartupError(`Another start has not finished: end it, or remove ${file}, and start again.`)
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A hard link appears complete or not at all, so no process reads half a lock. */
function tryAcquire(file) {
  const draft = `${file}.${process.pid}.${randomUUID()}`
  try {
    makeFolder(dirname(file))
    writeFileSync(draft, JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() }))
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw explainFileError(error, dirname(file))
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Not recursive: Node 20 would then report "not found" for a read-only file system. */
function makeFolder(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function isGone(holder) {
  if (holder.host !== hostname()) return false
  try {
    process.kill(holder.pid, 0)
    return isZombie(holder.pid)
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** In a container whose first process does not reap its children, a dead process still answers to its id. */
function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') === true
  } catch {
    return false
  }
}
