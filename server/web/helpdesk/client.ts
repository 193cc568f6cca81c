import type { Reply, SiteFacts, WizardClient } from '../../../shared/wizard/client.ts'
import type { PersonReply } from '../../routes/helpdesk/person.ts'

export type Person = PersonReply
export type PersonBrief = Pick<Person, 'id' | 'displayName' | 'account' | 'domain' | 'department' | 'title'>

/** Somebody in a list, with as much as the administrator lets it show. */
export type FoundPerson = Pick<PersonBrief, 'id' | 'displayName'> & Partial<PersonBrief>

export interface Found {
  people: FoundPerson[]
  more: boolean
  /** Names are whole only where a person is opened. */
  shortened?: boolean
  unreachable: string[]
}

export interface Signed {
  displayName: string
  account: string
  /** ISO 8601; moved on by work. */
  expiresAt: string
}

export interface Errand {
  person: string
  ticket?: string
  reason?: string
}

/** What the Helpdesk site asks of the server; a session cookie that no script sees goes along. */
export interface HelpdeskClient {
  site(): Promise<Reply<SiteFacts>>
  /** Undefined: nobody is signed in to this site. */
  session(): Promise<Reply<Signed | undefined>>
  signIn(who: { account: string; domain?: string; password: string }): Promise<Reply<Signed>>
  signOut(): Promise<void>
  search(query: string): Promise<Reply<Found>>
  look(id: string): Promise<Reply<Person>>
  /** One task for one person, as the wizard goes through it. */
  task(errand: Errand): WizardClient
}
