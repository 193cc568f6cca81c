import { afterAll, beforeAll, describe } from 'vitest'
import { type ContractContext, type ContractHarness, rightPassword } from './contract-context.ts'
import type { DirectorySession } from './directory.ts'
import { flagsContract } from './flags.contract.ts'
import { peopleContract } from './people.contract.ts'
import { readingContract } from './reading.contract.ts'
import { scopeTargetsContract } from './scope-targets.contract.ts'
import { writingContract } from './writing.contract.ts'

export function directoryContract(name: string, open: () => Promise<ContractHarness>): void {
  describe(name, () => {
    let harness: ContractHarness
    let session: DirectorySession
    let made = 0

    beforeAll(async () => {
      harness = await open()
      session = harness.directory.openSession({ domain: harness.domain.name })
    }, 120_000)
    afterAll(() => harness?.close())

    const context: ContractContext = {
      get harness() {
        return harness
      },
      get session() {
        return session
      },
      async createPerson(person = {}) {
        made += 1
        const account = person.account ?? `person.${made}`
        await harness.createPerson({ password: rightPassword, ...person, account })
        return context.findPerson(account)
      },
      async findPerson(typed) {
        const result = await session.find(typed)
        if (result.found !== 'one') throw new Error(`${typed}: found ${result.found}`)
        return result.person
      },
      async changePassword(person, password, newPassword) {
        return session.changePassword(person, { password, newPassword }, await context.prepareWrite(person))
      },
      async prepareWrite(person) {
        const ticket = await session.prepareWrite(person)
        if (ticket === undefined) throw new Error('no controller accepts writes')
        return ticket
      },
    }
    readingContract(context)
    writingContract(context)
    flagsContract(context)
    peopleContract(context)
    scopeTargetsContract(context)
  })
}
