import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { type Check, type Finding, fail, findExistingFolder, note, ok, warn } from './check.ts'

const megabyte = 1024 * 1024

/** The program itself: Node, the disk, and which directory it uses. */
export const program: Check = {
  id: 'program',
  async run(config) {
    return [
      {
        title: 'Program',
        findings: [checkNode(), await checkDisk(config.data), checkDirectoryKind(config.directory.kind)],
      },
    ]
  },
}

/** Of a site: it keeps nothing on the disk. */
export const siteProgram: Check<unknown> = {
  id: 'program',
  run: async () => [{ title: 'Program', findings: [checkNode()] }],
}

function checkNode(): Finding {
  const file = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const { engines } = JSON.parse(file) as { engines: { node: string } }
  return checkNodeVersion(process.versions.node, engines.node.replace(/^\D+/, ''))
}

export function checkNodeVersion(version: string, needed: string): Finding {
  if (version.localeCompare(needed, 'en', { numeric: true }) >= 0) return ok('Node', version)
  return fail(
    'Node',
    `${version} is too old: install ${needed} or later, or start with npm start, which brings its own.`,
  )
}

async function checkDisk(folder: string): Promise<Finding> {
  const { path } = findExistingFolder(folder)
  const { bavail, bsize } = await statfs(path)
  return checkFreeSpace(bavail * bsize, path)
}

export function checkFreeSpace(free: number, path: string): Finding {
  const isPlenty = free >= 1024 * megabyte
  const amount = isPlenty ? `${(free / 1024 / megabyte).toFixed(1)} GB` : `${Math.floor(free / megabyte)} MB`
  const text = `${amount} free at ${path}`
  if (free < 200 * megabyte) return fail('disk', `${text}: make room, a full disk stops every task.`)
  return isPlenty ? ok('disk', text) : warn('disk', `${text}: make room before it is full.`)
}

const checkDirectoryKind = (directory: 'sample' | 'active-directory'): Finding =>
  directory === 'sample'
    ? note(
        'directory',
        'sample: practice accounts with public passwords, on loopback only. Set LATCHKEY_DIRECTORY for a real one.',
      )
    : ok('directory', 'Active Directory')
