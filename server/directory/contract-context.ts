import type { Directory, DirectoryPerson, DirectorySession, WriteResult, WriteTicket } from './directory.ts'

/**
 * Creates people in a real directory for `directoryContract`; nothing is mocked. They live in one domain with: length 8,
 * history 5, complexity, no minimum age, lockout at 5 for 30 minutes.
 */
export interface ContractHarness {
  directory: Directory
  domain: { name: string; netbiosName: string }
  createPerson(person: ContractPerson): Promise<void>
  /** Creates two people whom one name fits, and returns that name. */
  createAmbiguous(): Promise<string>
  /** How many passwords of this account the directory itself reports as accepted since the account was created. */
  passwordsAccepted(account: string): Promise<number>
  /** Whether a reset can enforce the password history here. */
  historyOnReset: boolean
  close(): Promise<void>
}

export interface ContractPerson {
  account: string
  /** Default: the account's name at the domain. */
  userPrincipalName?: string
  password: string
  displayName?: string
  givenName?: string
  surname?: string
  mail?: string
  mobile?: string
  telephone?: string
  otherMailbox?: string
  department?: string
  title?: string
  employeeId?: string
  /** Account of a person created earlier. */
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
  fineGrainedPolicy?: { minLength?: number; minAge?: number; lockoutThreshold?: number; lockoutDuration?: number }
  kind?: 'user' | 'computer' | 'service'
}

export const rightPassword = 'Right-Passw0rd-1!'
export const otherPassword = 'Other-Passw0rd-2!'

/** What the contract's tests work with; the harness exists once the tests run. */
export interface ContractContext {
  readonly harness: ContractHarness
  readonly session: DirectorySession
  /** The new person's password is `rightPassword` unless given. */
  createPerson(person?: Partial<ContractPerson>): Promise<DirectoryPerson>
  findPerson(typed: string): Promise<DirectoryPerson>
  changePassword(person: DirectoryPerson, password: string, newPassword: string): Promise<WriteResult>
  prepareWrite(person: DirectoryPerson): Promise<WriteTicket>
}
