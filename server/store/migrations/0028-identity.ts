import type { Migration } from 'kysely/migration'
import { columnTypes } from '../columns.ts'

/**
 * People, accounts, application roles, permission groups and system users under the names of Identity Manager's tables and columns, as
 * far as something here uses them (docs/identity-tables.md). `…Normal` are columns of ours: the normalised form by which a name is found.
 */
export const identity: Migration = {
  async up(db) {
    const { ascii, exact, text, longText, moment, flag, integer } = columnTypes(db)
    await db.schema
      .createTable('Person')
      .addColumn('UID_Person', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('FirstName', text(64))
      .addColumn('LastName', text(64))
      .addColumn('InternalName', text(128), (column) => column.notNull())
      .addColumn('InternalNameNormal', exact(400), (column) => column.notNull())
      .addColumn('CentralAccount', text(110))
      .addColumn('CentralAccountNormal', exact(400))
      .addColumn('DefaultEmailAddress', text(256))
      .addColumn('DefaultEmailAddressNormal', exact(400))
      .addColumn('ContactEmail', text(256))
      .addColumn('ContactEmailNormal', exact(400))
      .addColumn('DecentralizedIdentifier', exact(2000))
      .addColumn('AuthentifierLogins', longText)
      .addColumn('IsInActive', flag, (column) => column.notNull())
      .addColumn('ApprovalState', integer, (column) => column.notNull())
      .addColumn('IsSecurityIncident', flag, (column) => column.notNull())
      .addColumn('IdentityType', ascii(32), (column) => column.notNull())
      .addColumn('UID_PersonMasterIdentity', ascii(38))
      .addColumn('UID_PersonHead', ascii(38))
      .addColumn('UID_DialogUser', ascii(38))
      .addColumn('DialogUserPassword', ascii(218))
      .addColumn('leftDirectoryAt', moment)
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    for (const column of ['InternalName', 'CentralAccount', 'DefaultEmailAddress', 'ContactEmail'])
      await db.schema
        .createIndex(`PersonBy${column}`)
        .on('Person')
        .columns([`${column}Normal`, 'UID_Person'])
        .execute()
    await db.schema
      .createIndex('PersonByMasterIdentity')
      .on('Person')
      .columns(['UID_PersonMasterIdentity', 'UID_Person'])
      .execute()
    await db.schema.createIndex('PersonByHead').on('Person').columns(['UID_PersonHead', 'UID_Person']).execute()
    await db.schema.createIndex('PersonByDialogUser').on('Person').column('UID_DialogUser').execute()

    await db.schema
      .createTable('ADSDomain')
      .addColumn('UID_ADSDomain', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('Ident_Domain', text(32), (column) => column.notNull())
      .addColumn('ADSDomainName', exact(255), (column) => column.notNull().unique())
      .execute()
    await db.schema
      .createTable('ADSAccount')
      .addColumn('UID_ADSAccount', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('UID_Person', ascii(38))
      .addColumn('UID_ADSDomain', ascii(38), (column) => column.notNull())
      .addColumn('ObjectGUID', ascii(36), (column) => column.notNull())
      .addColumn('cn', text(110), (column) => column.notNull())
      .addColumn('cnNormal', exact(400), (column) => column.notNull())
      .addColumn('SAMAccountName', text(256))
      .addColumn('SAMAccountNameNormal', exact(400))
      .addColumn('UserPrincipalName', text(1024))
      .addColumn('UserPrincipalNameNormal', exact(400))
      .addColumn('DistinguishedName', longText)
      .addColumn('AccountDisabled', flag, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    for (const column of ['cn', 'SAMAccountName', 'UserPrincipalName'])
      await db.schema
        .createIndex(`ADSAccountBy${column}`)
        .on('ADSAccount')
        .columns([`${column}Normal`, 'UID_ADSAccount'])
        .execute()
    await db.schema.createIndex('ADSAccountByObject').on('ADSAccount').column('ObjectGUID').execute()
    await db.schema.createIndex('ADSAccountByPerson').on('ADSAccount').column('UID_Person').execute()
    await db.schema
      .createIndex('ADSAccountByDomain')
      .on('ADSAccount')
      .columns(['UID_ADSDomain', 'ObjectGUID'])
      .execute()

    await db.schema
      .createTable('DialogGroup')
      .addColumn('UID_DialogGroup', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('GroupName', text(64), (column) => column.notNull())
      .addColumn('GroupNameNormal', exact(400), (column) => column.notNull().unique())
      .addColumn('Description', text(255))
      .addColumn('IsRoleBasedOnly', flag, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('AERole')
      .addColumn('UID_AERole', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('Ident_AERole', text(256), (column) => column.notNull())
      .addColumn('Ident_AERoleNormal', exact(400), (column) => column.notNull().unique())
      .addColumn('Description', longText)
      .addColumn('UID_DialogGroup', ascii(38))
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema.createIndex('AERoleByDialogGroup').on('AERole').column('UID_DialogGroup').execute()
    await db.schema
      .createTable('PersonInAERole')
      .addColumn('UID_Person', ascii(38), (column) => column.notNull())
      .addColumn('UID_AERole', ascii(38), (column) => column.notNull())
      .addColumn('XOrigin', integer, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .addPrimaryKeyConstraint('PersonInAERoleKey', ['UID_Person', 'UID_AERole'])
      .execute()
    await db.schema
      .createIndex('PersonInAERoleByRole')
      .on('PersonInAERole')
      .columns(['UID_AERole', 'UID_Person'])
      .execute()

    await db.schema
      .createTable('DialogUser')
      .addColumn('UID_DialogUser', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('UserName', text(64), (column) => column.notNull())
      .addColumn('UserNameNormal', exact(400), (column) => column.notNull().unique())
      .addColumn('IsDynamicUser', flag, (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('DialogUserInGroup')
      .addColumn('UID_DialogUser', ascii(38), (column) => column.notNull())
      .addColumn('UID_DialogGroup', ascii(38), (column) => column.notNull())
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .addPrimaryKeyConstraint('DialogUserInGroupKey', ['UID_DialogUser', 'UID_DialogGroup'])
      .execute()
    await db.schema
      .createIndex('DialogUserInGroupByGroup')
      .on('DialogUserInGroup')
      .columns(['UID_DialogGroup', 'UID_DialogUser'])
      .execute()

    await db.schema
      .createTable('QBMSplittedLookup')
      .addColumn('UID_QBMSplittedLookup', ascii(38), (column) => column.notNull().primaryKey())
      .addColumn('UID_Person', ascii(38))
      .addColumn('SplittedElement', text(400), (column) => column.notNull())
      .addColumn('SplittedElementNormal', exact(400))
      .addColumn('mac', ascii(100), (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('QBMSplittedLookupByElement')
      .on('QBMSplittedLookup')
      .columns(['SplittedElementNormal', 'UID_QBMSplittedLookup'])
      .execute()
    await db.schema.createIndex('QBMSplittedLookupByPerson').on('QBMSplittedLookup').column('UID_Person').execute()

    await db.schema
      .createTable('DirectoryPosition')
      .addColumn('domain', exact(255), (column) => column.notNull())
      .addColumn('invocationId', ascii(36), (column) => column.notNull())
      .addColumn('controller', exact(255), (column) => column.notNull())
      .addColumn('usn', ascii(20), (column) => column.notNull())
      .addColumn('readAt', moment, (column) => column.notNull())
      .addPrimaryKeyConstraint('DirectoryPositionKey', ['domain', 'invocationId'])
      .execute()
  },
}
