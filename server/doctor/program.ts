import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Check, type Finding, fail, note, ok, warn } from './check.ts'
import { standingFolder } from './standing-folder.ts'

const megabyte = 1024 * 1024

/** The program itself: Node, this machine's disk. */
export const program: Check = {
  id: 'program',
  async look(config) {
    return [{ title: 'Program', findings: [node(), await disk(config.data), role(config.directory.kind)] }]
  },
}

function node(): Finding {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { engines } = JSON.parse(file) as { engines: { node: string } }
  return nodeFinding(process.versions.node, engines.node.replace(/^\D+/, ''))
}

export function nodeFinding(version: string, needed: string): Finding {
  if (compare(version, needed) >= 0) return ok('Node', version)
  return fail(
    'Node',
    `${version} is too old: install ${needed} or later, or start with npm start, which brings its own.`,
  )
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number))
  const at = (left ?? []).findIndex((part, index) => part !== (right?.[index] ?? 0))
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0)
}

async function disk(folder: string): Promise<Finding> {
  const { path } = standingFolder(folder)
  const { bavail, bsize } = await statfs(path)
  return diskFinding(bavail * bsize, path)
}

export function diskFinding(free: number, path: string): Finding {
  const said = `${free >= 1024 * megabyte ? `${(free / 1024 / megabyte).toFixed(1)} GB` : `${Math.floor(free / megabyte)} MB`} free at ${path}`
  if (free < 200 * megabyte) return fail('disk', `${said}: make room, a full disk stops every task.`)
  return free < 1024 * megabyte ? warn('disk', `${said}: make room before it is full.`) : ok('disk', said)
}

const role = (directory: 'sample' | 'active-directory'): Finding =>
  directory === 'sample'
    ? note(
        'directory',
        'sample: practice accounts with public passwords, on loopback only. Set LATCHKEY_DIRECTORY for a real one.',
      )
    : ok('directory', 'Active Directory')
