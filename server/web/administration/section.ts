import type { IconNode } from 'lucide'
import type { FunctionComponent } from 'preact'
import type { MessageKey } from '../../../shared/languages/keys.ts'
import type { Translator } from '../../../shared/languages/translator.ts'
import type { Address, AddressBar } from './address.ts'
import type { Api } from './client.ts'

/** What every page is given. */
export interface PageProps {
  api: Api
  address: AddressBar
  /** The part of the address after the section's own. */
  parts: readonly string[]
  /** BCP 47. */
  language: string
}

/** Something that can be jumped to by its name. */
export interface Destination {
  title: string
  address: Address
}

/** An entry of the navigation, and the pages below it. */
export interface Section {
  id: string
  title: MessageKey
  icon: IconNode
  Page: FunctionComponent<PageProps>
  /** Whether the owner of a policy has it, too. */
  isForOwners?: boolean
  /** What lies in it, for the jump by name. */
  listDestinations?(api: Api, t: Translator): Promise<Destination[]>
}
