import type { MessageKey } from '../../../../../../shared/languages/keys.ts'
import type { Translator } from '../../../../../../shared/languages/translator.ts'
import { type Address, toAddress } from '../../../address.ts'

/** What a list shows of an entry beside its name. */
interface Column {
  label: MessageKey
  read(item: Readonly<Record<string, unknown>>, t: Translator): string
}

export interface IdentityTable {
  id: TableId
  columns: readonly Column[]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const column = (label: MessageKey, field: string): Column => ({ label, read: (item) => text(item[field]) })
const description = column('administration.identities-description', 'description')

/** Identity Manager's tables that administrators look at, in the order of the links to them. */
export const identityTables: readonly IdentityTable[] = [
  {
    id: 'people',
    columns: [
      column('administration.identities-central-account', 'centralAccount'),
      column('administration.identities-default-mail', 'defaultMail'),
      {
        label: 'administration.identities-state',
        read({ isDeactivated, isSuspended }, t) {
          if (isSuspended) return t('administration.identities-suspended')
          return isDeactivated ? t('administration.identities-deactivated') : ''
        },
      },
    ],
  },
  {
    id: 'accounts',
    columns: [
      column('administration.identities-account', 'account'),
      column('administration.identities-place', 'distinguishedName'),
      {
        label: 'administration.identities-state',
        read: ({ isDisabled }, t) => (isDisabled ? t('administration.identities-disabled') : ''),
      },
    ],
  },
  { id: 'application-roles', columns: [description] },
  { id: 'permission-groups', columns: [description] },
  { id: 'system-users', columns: [] },
]

export type TableId = 'people' | 'accounts' | ReferredTable
/** Accounts are those of the directory: they are neither made nor deleted here. */
export type EditableTable = Exclude<TableId, 'accounts'>
type ReferredTable = 'application-roles' | 'permission-groups' | 'system-users'

const referred = ['people', 'application-roles', 'permission-groups', 'system-users'] as const

/** The table whose entries a field refers to, as the form names it. */
export const readReferredTable = (name: string | undefined): (typeof referred)[number] =>
  referred.find((one) => one === name) ?? 'people'

/** `people/identities/application-roles`. */
export const toTableAddress = (id: TableId, filters?: Address['filters']): Address =>
  toAddress(['people', 'identities', id], filters)

export const toNewAddress = (table: EditableTable): Address => toAddress(['people', 'identities', table, 'new'])

/** Ids of another database are any texts, so they have a place of their own: `…/new` is no entry’s. */
export const toEntryAddress = (table: TableId, id: string): Address =>
  toAddress(['people', 'identities', table, 'entry', id])
