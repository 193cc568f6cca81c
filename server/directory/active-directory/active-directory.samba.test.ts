import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSamba } from '../../../e2e/environment/samba.ts'
import type { ContractHarness } from '../contract-context.ts'
import { directoryContract } from '../directory.contract.ts'
import { createActiveDirectory } from './active-directory.ts'

directoryContract('Active Directory (Samba)', openHarness)

async function openHarness(): Promise<ContractHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'samba-'))
  const samba = await startSamba({ folder, address: '127.0.0.20' })
  const { url, base, bindDn, bindPassword, ca } = samba.connection
  const directory = createActiveDirectory({
    controllers: [url],
    base,
    bindDn,
    bindPassword,
    ca,
    timeouts: { settle: 100 },
  })
  await directory.warmUp(new AbortController().signal)
  return {
    directory,
    domain: { name: 'corp.example.test', netbiosName: 'CORP' },
    historyOnReset: false,
    createPerson: async (person) => void (await samba.addPerson(person)),
    async createAmbiguous() {
      // Samba keeps names unique, but not mail addresses.
      const mail = 'office@example.test'
      await samba.addPerson({ account: 'twin', password: 'Right-Passw0rd-1!', mail })
      await samba.addPerson({ account: 'the.other', password: 'Right-Passw0rd-1!', mail })
      return mail
    },
    passwordsAccepted: async (account) =>
      (await samba.passwordChanges(account)).filter((write) => write.status === 'Success').length,
    async close() {
      await directory.close()
      await samba.stop()
      await rm(folder, { recursive: true })
    },
  }
}
