import type { Store } from '../store/database.ts'
import { type IdentityRow, insertIdentityRow } from '../store/identity-rows.ts'
import { newTestAccount, newTestPerson } from '../store/testing-identity.ts'

export const testDomain = { UID_ADSDomain: 'domain-corp', Ident_Domain: 'CORP', ADSDomainName: 'corp.example.com' }

/** Rows of Identity Manager's tables in our own database, by short ids. */
export interface IdentitySeed {
  people?: readonly (Partial<IdentityRow<'Person'>> & { UID_Person: string })[]
  accounts?: readonly (Partial<IdentityRow<'ADSAccount'>> & { UID_ADSAccount: string })[]
  groups?: readonly (Partial<IdentityRow<'DialogGroup'>> & { UID_DialogGroup: string })[]
  roles?: readonly (Partial<IdentityRow<'AERole'>> & { UID_AERole: string })[]
  /** Person and application role; of one that is no longer in effect, 0 behind them. */
  members?: readonly (readonly [person: string, role: string, origin?: number])[]
  users?: readonly (Partial<IdentityRow<'DialogUser'>> & { UID_DialogUser: string })[]
  /** System user and permission group. */
  userGroups?: readonly (readonly [user: string, group: string])[]
  lookups?: readonly (readonly [person: string | null, element: string])[]
}

/** Writes them as the program does: signed, and with their normalised forms. */
export async function seedIdentity(store: Pick<Store, 'transaction'>, seed: IdentitySeed): Promise<void> {
  await store.transaction(async (tx) => {
    const known = await tx.selectFrom('ADSDomain').select('UID_ADSDomain').execute()
    if (known.length === 0) await tx.insertInto('ADSDomain').values(testDomain).execute()
    for (const person of seed.people ?? [])
      await insertIdentityRow(tx, 'Person', { ...newTestPerson, InternalName: person.UID_Person, ...person })
    for (const account of seed.accounts ?? []) {
      const own = { ...newTestAccount, UID_ADSDomain: testDomain.UID_ADSDomain, ObjectGUID: account.UID_ADSAccount }
      await insertIdentityRow(tx, 'ADSAccount', { ...own, ...account })
    }
    for (const group of seed.groups ?? []) {
      const own = { GroupName: group.UID_DialogGroup, Description: null, IsRoleBasedOnly: true }
      await insertIdentityRow(tx, 'DialogGroup', { ...own, ...group })
    }
    for (const role of seed.roles ?? []) {
      const own = { Ident_AERole: role.UID_AERole, Description: null, UID_DialogGroup: null }
      await insertIdentityRow(tx, 'AERole', { ...own, ...role })
    }
    for (const [UID_Person, UID_AERole, XOrigin = 1] of seed.members ?? [])
      await insertIdentityRow(tx, 'PersonInAERole', { UID_Person, UID_AERole, XOrigin })
    for (const user of seed.users ?? [])
      await insertIdentityRow(tx, 'DialogUser', { UserName: user.UID_DialogUser, IsDynamicUser: false, ...user })
    for (const [UID_DialogUser, UID_DialogGroup] of seed.userGroups ?? [])
      await insertIdentityRow(tx, 'DialogUserInGroup', { UID_DialogUser, UID_DialogGroup })
    for (const [index, [UID_Person, SplittedElement]] of (seed.lookups ?? []).entries()) {
      const UID_QBMSplittedLookup = `lookup-${UID_Person}-${index}`
      await insertIdentityRow(tx, 'QBMSplittedLookup', { UID_QBMSplittedLookup, UID_Person, SplittedElement })
    }
  })
}
