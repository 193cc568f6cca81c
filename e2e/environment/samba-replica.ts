import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Samba, startSamba } from './samba.ts'

/**
 * A second controller with the same people, ids included, as after a replication that then stopped: it never gets what is written to
 * the first one, so that its log alone shows whether anything was sent to it.
 */
export async function startStaleReplica({
  samba,
  folder,
  copy,
  address,
}: {
  samba: Samba
  folder: string
  copy: string
  address: string
}): Promise<Samba> {
  await samba.stop()
  await promisify(execFile)('cp', ['-a', folder, copy])
  const configuration = await readFile(join(copy, 'etc/smb.conf.template'), 'utf8')
  await writeFile(join(copy, 'etc/smb.conf'), configuration.replaceAll('@DIR@', copy).replaceAll('@IP@', address))
  await samba.start()
  return startSamba({ folder: copy, address })
}
