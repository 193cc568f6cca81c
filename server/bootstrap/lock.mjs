import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { explainFileError, Trouble } from './trouble.mjs'

/**
 * Runs `work` while no other process holds `file`. The lock of a process that is gone is taken over; of several that
 * wait for it, one removes it, since removing needs a lock of its own, named for the very lock that is stale.
 */
export async function withLock(file, say, work, { waitMs = 15 * 60_000 } = {}) {
  const deadline = Date.now() + waitMs
  let told = false
  for (;;) {
    if (take(file)) break
    const holder = read(file)
    if (holder && isGone(holder)) {
      await withLock(`${file}.${holder.token}`, say, () => {
        if (read(file)?.token === holder.token) rmSync(file, { force: true })
      })
      continue
    }
    if (holder && !told) say(`Another start is at work (process ${holder.pid}); waiting for it.`)
    told ||= Boolean(holder)
    if (Date.now() > deadline)
      throw new Trouble(`Another start has not finished: end it, or remove ${file}, and start again.`)
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A link appears whole or not at all, so nobody reads half a lock. */
function take(file) {
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

/** Not recursive: that would say "not found" of a read-only file system (Node 20). */
function makeFolder(folder) {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

function read(file) {
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

/** In a container whose first process reaps nobody, a dead process still answers to its id. */
function isZombie(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') === true
  } catch {
    return false
  }
}
