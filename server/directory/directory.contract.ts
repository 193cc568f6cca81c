import { afterAll, beforeAll, describe } from 'vitest'
import type { Directory, DirectoryPerson, DirectorySession, WriteResult, WriteTicket } from './directory.ts'
import { flagsContract } from './flags.contract.ts'
import { peopleContract } from './people.contract.ts'
import { readingContract } from './reading.contract.ts'
import { writingContract } from './writing.contract.ts'

/**
 * What every directory must do, told as examples. A harness makes people in a real directory; nothing is imitated.
 * People of a harness live in one domain with: length 8, history 5, complexity, no minimum age, lockout at 5 for 30 minutes.
 */
export interface ContractHarness {
  directory: Directory
  domain: { name: string; netbiosName: string }
  make(person: ContractPerson): Promise<void>
  /** A name that fits two people, whom it makes. */
  makeAmbiguous(): Promise<string>
  /** How many passwords of this account the directory itself says it has accepted since it was made. */
  passwordsAccepted(account: string): Promise<number>
  /** Whether a reset can heed the history here. */
  historyOnReset: boolean
  close(): Promise<void>
}

export interface ContractPerson {
  account: string
  password: string
  displayName?: string
  givenName?: string
  surname?: string
  mail?: string
  mobile?: string
  telephone?: string
  department?: string
  title?: string
  employeeId?: string
  /** Account of somebody who was made before. */
  manager?: string
  passwordNeverExpires?: boolean
  state?:
    | 'active'
    | 'expired'
    | 'must-change'
    | 'locked'
    | 'disabled'
    | 'account-expired'
    | 'logon-hours'
    | 'workstation'
  groups?: readonly string[]
  adminCount?: boolean
  undelegated?: boolean
  fineGrained?: { minLength?: number; minAge?: number; lockoutThreshold?: number; lockoutDuration?: number }
  kind?: 'user' | 'computer' | 'service'
}

export const right = 'Right-Passw0rd-1!'
export const other = 'Other-Passw0rd-2!'

/** What the examples work with; the harness is there once the tests run. */
export interface Subject {
  readonly harness: ContractHarness
  readonly session: DirectorySession
  /** A new person, whose password is `right`. */
  someone(of?: Partial<ContractPerson>): Promise<DirectoryPerson>
  found(typed: string): Promise<DirectoryPerson>
  change(person: DirectoryPerson, password: string, newPassword: string): Promise<WriteResult>
  ticketFor(person: DirectoryPerson): Promise<WriteTicket>
}

export function directoryContract(name: string, open: () => Promise<ContractHarness>): void {
  describe(name, () => {
    let harness: ContractHarness
    let session: DirectorySession
    let made = 0

    beforeAll(async () => {
      harness = await open()
      session = harness.directory.session({ domain: harness.domain.name })
    }, 120_000)
    afterAll(() => harness?.close())

    const subject: Subject = {
      get harness() {
        return harness
      },
      get session() {
        return session
      },
      async someone(of = {}) {
        made += 1
        const account = of.account ?? `person.${made}`
        await harness.make({ password: right, ...of, account })
        return subject.found(account)
      },
      async found(typed) {
        const result = await session.find(typed)
        if (result.found !== 'one') throw new Error(`${typed}: found ${result.found}`)
        return result.person
      },
      async change(person, password, newPassword) {
        return session.changePassword(person, { password, newPassword }, await subject.ticketFor(person))
      },
      async ticketFor(person) {
        const ticket = await session.prepareWrite(person)
        if (ticket === undefined) throw new Error('nobody can be written to')
        return ticket
      },
    }
    readingContract(subject)
    writingContract(subject)
    flagsContract(subject)
    peopleContract(subject)
  })
}
