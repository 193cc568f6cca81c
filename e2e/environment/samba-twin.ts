import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Samba, startSamba } from './samba.ts'

/**
 * A second controller with the same people, ids included, as after a replication that then stopped: what is written to one, the other
 * never hears of, so that its log alone tells whether anything was sent to it.
 */
export async function startTwin(of: { samba: Samba; folder: string; twin: string; address: string }): Promise<Samba> {
  await of.samba.stop()
  await promisify(execFile)('cp', ['-a', of.folder, of.twin])
  const configuration = await readFile(join(of.twin, 'etc/smb.conf.template'), 'utf8')
  await writeFile(
    join(of.twin, 'etc/smb.conf'),
    configuration.replaceAll('@DIR@', of.twin).replaceAll('@IP@', of.address),
  )
  await of.samba.start()
  return startSamba({ folder: of.twin, address: of.address })
}
