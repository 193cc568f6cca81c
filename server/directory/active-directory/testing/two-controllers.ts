import type { Directory, DirectoryPerson, DirectorySession, WriteTicket } from '../../directory.ts'
import { createActiveDirectory } from '../active-directory.ts'
import type { ActiveDirectoryOptions } from '../options.ts'
import { type FakeController, startFakeController } from './fake-controller.ts'
import { createFakeDomain, fakeOptions } from './fake-domain.ts'

/** Two fake controllers of one domain, of which the second is the PDC emulator, and directories that use both. */
export interface TwoControllers {
  first: FakeController
  second: FakeController
  openDirectory(options: Partial<ActiveDirectoryOptions>): Directory
  open(options: Partial<ActiveDirectoryOptions>): DirectorySession
  close(): Promise<void>
}

export async function startTwoControllers(): Promise<TwoControllers> {
  const first = await startFakeController(createFakeDomain('dc1', 'dc2'))
  const second = await startFakeController(createFakeDomain('dc2', 'dc2'))
  const directories: Directory[] = []

  function openDirectory(options: Partial<ActiveDirectoryOptions>): Directory {
    const fake = fakeOptions([first, second])
    const timeouts = { ...fake.timeouts, assumeAlive: 0, ...options.timeouts }
    const directory = createActiveDirectory({ ...fake, ...options, timeouts })
    directories.push(directory)
    return directory
  }

  return {
    first,
    second,
    openDirectory,
    open: (options) => openDirectory(options).openSession({}),
    async close() {
      for (const directory of directories) await directory.close()
      await Promise.all([first.close(), second.close()])
    },
  }
}

/** The change that the domain's person Ada makes in these tests. */
export const change = { password: 'Old-Passw0rd-1', newPassword: 'New-Passw0rd-1' }

export async function prepareWrite(session: DirectorySession): Promise<[DirectoryPerson, WriteTicket]> {
  const result = await session.find('ada')
  const ticket = result.found === 'one' && (await session.prepareWrite(result.person))
  if (!ticket || result.found !== 'one') throw new Error('no controller accepts writes')
  return [result.person, ticket]
}
