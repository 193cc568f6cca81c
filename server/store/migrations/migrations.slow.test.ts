import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { expect, test } from 'vitest'
import type { Store } from '../database.ts'
import { findJob, insertJob, listJobs } from '../jobs.ts'
import { openStore } from '../open.ts'
import { eachDatabase, temporaryStore } from '../testing.ts'
import { migrations } from './index.ts'
import { migrate } from './migrate.ts'

/** SHA-256 of every released migration: a database that has applied it would never run an edited one. A change is a new migration. */
const released: Record<string, string> = {
  '0001-thin-path': 'd47346d862ae12dc4eae6b72e5a05cb868ccc36f26c83c5bfd375202a899ac33',
  '0002-session': '96319239cd8cfa87c2cf07b89e203fd05aa4a66357994d98ee5413e1683aa293',
  '0003-management-policies': '05d7c43d7a41f272211a4a49614bbe41dadfa43d3afca0faf1966e10e24a3125',
  '0004-profiles': '635a458e8671c8db4dede8b2813b0494f574fa3c1db96b96a4a8e07544c7d2e3',
  '0005-approvals': 'c4ddd8be829efd7933706efaee3de723618b0327e34e85ef7c03554e1f9038ab',
  '0006-schedule': '13501cdba9e426b65dd707d1d492abd37ad3e4f63e6010e21d86bf6ef7922f94',
  '0007-subscriptions': '75af973d01a6ba36c1077feaf6ae0e535ee853522c7ab1b08a85a99df32ad2da',
  '0008-agreements': '12d68564cec6f9551a383e6375d7e0b6959a69a55557961efb27e818b4ee5443',
  '0009-rename-reencrypt-job': '63993ae4b2bce1962de8d5d02ec08bdc2244a1cf22e5b29a059cb5fcc40c207b',
  '0010-audit': 'c49eb11db50e25692a529fd8dce0fdf79c9982036130ab256cc9682dc5084dd9',
  '0011-row-macs': 'f3587a1aac407ae48fbb9c92e4d577a33017e8b82d12d58d36f57322e797ee4a',
  '0012-bound-approvals': '2feb21b95726d830764f50610caaeb8f3db05015e679421aa960e843bdb7c837',
  '0013-known-browsers': '974c00c2cbb796eec36a0022f018e842f1cb5a530a95444654a1490a8605848d',
  '0014-places-of-access': '829ef366a2f6281fd272e91d32eef309599bd47e7c013308a7fe1c29811ecd9c',
  '0015-second-factor': 'f701b1499a5108419b58c7247de86514c5a8085dc18a1b97d86f5ef7cd9bcb71',
  '0016-notices': 'dcded353f8b99499353b7d07dfd0bf045b9588b87c64727c18b175d6029a669f',
  '0017-open-runs': 'e0d4dd66903841adee5905c749666a6a9ea809fe78735efec9e5bf0f20404168',
  '0018-domain-of-staff-factor': '8fa41627ccf08fe40facdb0de82fdd6bba80afbc81e1b4540ae8481445bf541b',
  '0019-caller-checks': '38cba5f786495af4a2fe9eece70ff68a602a53cac582e25d953e89858ae92db7',
  '0020-expiry': '1f189a43f81fe9c6764ee4a0c31b86d97c79841f2f743c9fa84b9b10278984e9',
  '0021-workflow-drafts': '5c3c85a17fb5345c0c1366819b0bc9135172bc5652861d18a0358a9c170162cb',
  '0022-api-keys': 'e195c01edfb7eb4762f9c0895018492253502921696b0065d209d8acdcd68b4d',
  '0024-audit-by-run': '3d65c934572534e88a3ef830bdd28ebb9356637bff2b33271dac0d0c42a2d7e8',
  '0025-mutual-proofs': 'c8235e4e64c6d9009cde1596e825ce61a1cddb8a49ef82c19f43d7f661c87774',
  '0026-bulk-operations': '9db94f8d3f35cb988558159d36aeae3ab838cb617a859305f7a56b135d07e5f7',
  '0027-audit-outcomes': '6bc642b7d11c23b538241fb0923a353b79d87795d1ffd7e7776495a7bc7dc2b7',
  '0028-identity': 'e581a967aa5fd43ccd4c985f3328849cb37aa91c2fd3c7424b98b14cac3d7856',
  '0029-account-sightings': '0b4f447bc3ebc105707465e6c5ea17897e6059351cbf2a1406f36f08714fbd0e',
  '0031-target-passwords': 'f205051199c2951e5fa3911a8028a5d5baea5995c2de72311034f4379ddc3d76',
  '0032-decentralized-identities': 'f9b4122db44c209f1cdf339e69fcfeaf299e96e158677a68b42e7a8d6f278540',
  '0033-kept-secrets': '11213ba55b93076d4de92d89937cdc211c6224db5a649c533526f5a2736f3afa',
}

test('released migrations are unchanged, and the list contains every file', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => /^\d{4}-/.test(file)).sort()
  expect(files.map((file) => file.replace(/\.ts$/, ''))).toEqual(Object.keys(migrations))
  expect(Object.keys(migrations)).toEqual([...Object.keys(migrations)].sort())
  const hashes: Record<string, string> = {}
  for (const file of files) {
    const text = await readFile(`${import.meta.dirname}/${file}`, 'utf8')
    hashes[file.replace(/\.ts$/, '')] = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
  }
  expect(hashes).toEqual(released)
})

/** Tables, columns and their types, keys, indices and references, as the database reports them. */
async function schemaOf(store: Store): Promise<unknown> {
  const tables = await store.read.introspection.getTables()
  if (store.dialect === 'mssql') {
    const { rows } = await sql`
      select o.name as [table], i.name as [index], i.is_unique, i.is_primary_key, c.name as [column], ic.key_ordinal
      from sys.indexes i
      join sys.objects o on o.object_id = i.object_id and o.type = 'U'
      join sys.index_columns ic on ic.object_id = i.object_id and ic.index_id = i.index_id
      join sys.columns c on c.object_id = ic.object_id and c.column_id = ic.column_id
      where i.name not like 'PK[_][_]%' order by 1, 2, 6`.execute(store.read)
    return { tables, rows }
  }
  const { rows } =
    await sql`select type, name, sql from sqlite_master where name not like 'kysely%' order by name`.execute(store.read)
  return { tables, rows }
}

const names = Object.keys(migrations)

/** Hashes of the schema of each release on SQLite: migrations also use `columns.ts`, which must not change their result. */
const releasedSchemas: Record<string, string> = {
  '0001-thin-path': '7a053597fd5c5b7ef1f580796d6ae516e926b0d3736ec8b3e1a60a9670e60342',
  '0002-session': '3f308d578d3025aa34f5973bf3e48fc80377ff270f8e2a064626686111e6b5af',
  '0003-management-policies': '5df66ab78a117d841b4a420c14f5b449d7ba41ea0a81e1c6a0bca6d56ef1323b',
  '0004-profiles': 'ff05fe313ccf52c887f0533fa930ebe314e2476b4f25819b4fafaefb3391b557',
  '0005-approvals': '8604cdb17383dd7bada1118042f9cd8a7d5e9cb908b65cb49944ee1ce5362e11',
  '0006-schedule': '62d6e8234ebcf7b68ffacb5c796ac5313e6fd1c908516814502efbef24f89d21',
  '0007-subscriptions': '928d1b5b41154767abc11585f634db7851b721db4b60de9ca669fb58b5171524',
  '0008-agreements': '442cdaa314f564b442356b68f2fe23abc62fc70c369966eab1199bc4a4a96ee3',
  '0009-rename-reencrypt-job': '442cdaa314f564b442356b68f2fe23abc62fc70c369966eab1199bc4a4a96ee3',
  '0010-audit': 'da06ea381df7f836b847f68759e69b31e3a7101e5922b8557c00cfbb01b6ccbc',
  '0011-row-macs': '3e37cc36ff34fd52344e0eaac4437093403cb53c4506004f7bd77500166597be',
  '0012-bound-approvals': '97f016925ac0f495ef7d891cc9e645316390230763ca660c624fbfb4c715015b',
  '0013-known-browsers': '54095eca56314207c121d9d168bbc1f38e15597bb7845bb5d4696bbe5df44a84',
  '0014-places-of-access': '1f589153660dde8f5b31bfeb87fe851547d0380f68cf2dfd29b9d63d0a5a2a3d',
  '0015-second-factor': '18b34b548cecb94ebfc44b804d58090b3cb276cf3d36603f88857cd6e4e9db94',
  '0016-notices': '54647fb426e6b35667a26e8ef4b55f23dfc6d45a26efcdfe227cb41288e73b0c',
  '0017-open-runs': '41eb08c999e240c8d30852913347e8d25e08144a59d79109acb13829f35d4227',
  '0018-domain-of-staff-factor': '03516ca67e243c3481933b29e4f100c42b4e39b9c09bfdd169819ffccd2fab05',
  '0019-caller-checks': '0dd7b6fe521738bb9c26bdef0deb5bb995610c27a6b80ff43099377b6258b346',
  '0020-expiry': 'f6b6e429ed7179a5e7e84d8dcd7196a16b7f61a3aa64e87e42681ae4ae6540f2',
  '0021-workflow-drafts': 'ba04c8fe73a6f9520e8eaacd3d7d574b09edd0b795b25f49be05ec72273688eb',
  '0022-api-keys': 'f6d312785684b991f26aa03bde1891b007b462678b43553fe9cd47ca33555de2',
  '0024-audit-by-run': '7299ba9f832d6c71244a0d7f98f7b25202b7fc2f19bfc829f45a38f61baa2d6f',
  '0025-mutual-proofs': '4c57f4c3cae5231718f2db4831247882a46e449423ef774f6fa98af09a283539',
  '0026-bulk-operations': 'f5948dbaf2a6caefbe0bd3cf0c4bf1213eac743713b346c55abbe71bc46a32bb',
  '0027-audit-outcomes': 'c29dde9426183d7325d6e47efed37e20d0f8c2a974e20fb71054b72213f7e76e',
  '0028-identity': 'c6ab304747059dc3b0b5b7f7a98d2cabf305a4a5acb6825cd852b4901ad9d3c7',
  '0029-account-sightings': 'ff2e004f6021ad6489c7c96b36d1a5e881bbb50725bf60e20308285086e7cccf',
  '0031-target-passwords': 'ce278c6d2dd95a5e96a058a0a99c448d2967f2e0b703d49979664ffb29ed7204',
  '0032-decentralized-identities': '8db8331fbe1ba0ef8fbe03685483fc6532ff688513d883b1a1aecb882030b87d',
  '0033-kept-secrets': '724d782bc3e29bbcb2da3845d27ea8d5143e59f4e9f3c724c42fc22b55876a5b',
}

test.for(names)('release %s still creates the same schema', async (name) => {
  await using store = await temporaryStore()
  await rebuild(store, upTo(name))
  const hash = createHash('sha256')
    .update(JSON.stringify(await schemaOf(store)))
    .digest('hex')
  expect(hash).toBe(releasedSchemas[name])
})

test.for(names)('a migrated database of release %s has the same schema as a new one', async (name) => {
  await using fresh = await temporaryStore()
  await using old = await temporaryStore()
  await rebuild(old, upTo(name))
  const upgraded = await openStore(old.options)
  expect(await schemaOf(upgraded)).toEqual(await schemaOf(fresh))
  await upgraded.close()
})

test('the job renew-seals becomes reencrypt-secrets and keeps what an administrator set and how it ended last', async () => {
  await using store = await temporaryStore()
  await rebuild(store, upTo('0008-agreements'))
  const stored = { cron: '0 5 * * 6', timeZone: 'Europe/Berlin', enabled: false, settings: '{}', nextAt: null }
  const ended = { outcome: 'done', done: 3, counts: { sealed: 3 } }
  await store.transaction(async (tx) => {
    await insertJob(tx, { id: 'renew-seals', ...stored })
    await tx
      .updateTable('Job')
      .set({ lastResult: JSON.stringify(ended) })
      .execute()
  })
  const upgraded = await openStore(store.options)
  expect((await listJobs(upgraded.read)).map(({ id }) => id)).toEqual(['reencrypt-secrets'])
  const job = await findJob(upgraded.read, 'reencrypt-secrets')
  expect(job).toMatchObject({ ...stored, lastResult: JSON.stringify(ended) })
  await upgraded.close()
})

const upTo = (name: string) => Object.fromEntries(Object.entries(migrations).slice(0, names.indexOf(name) + 1))

/** Drops every table and migrates the database to an older release. */
async function rebuild(store: Store, known: Record<string, Migration>): Promise<void> {
  await store.transaction(async (tx) => {
    await sql`pragma defer_foreign_keys = on`.execute(tx)
    for (const table of await tx.introspection.getTables({ withInternalKyselyTables: true })) {
      await tx.schema.dropTable(table.name).execute()
    }
  })
  await store.transaction((tx) => migrate(tx, known))
}

eachDatabase('migrations', (open) => {
  test('opening a database several times, also at once, migrates it once', async () => {
    await using store = await open()
    const again = await Promise.all([openStore(store.options), openStore(store.options)])
    const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store.read)
    expect(applied.rows.map((row) => row.name)).toEqual(names)
    for (const one of again) await one.close()
  })

  test('an older database is migrated', async () => {
    await using store = await open()
    const later: Record<string, Migration> = {
      ...migrations,
      '9999-later': { up: (db) => db.schema.createTable('Later').addColumn('id', 'integer').execute() },
    }
    await store.transaction((tx) => migrate(tx, later))
    const tables = await store.read.introspection.getTables()
    expect(tables.map((table) => table.name)).toContain('Later')
    await store.transaction(async (tx) => {
      await tx.schema.dropTable('Later').execute()
      await sql`delete from kysely_migration where name = '9999-later'`.execute(tx)
    })
  })

  test('a database newer than the program is refused with advice and left unchanged', async () => {
    await using store = await open()
    await store.transaction((tx) => sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(tx))
    const before = await schemaOf(store)
    const refused = openStore(store.options)
    await expect(refused).rejects.toMatchObject({
      code: 'database-newer',
      cause: { message: expect.stringMatching(/9999-later.*later one, or restore/) },
    })
    expect(await schemaOf(store)).toEqual(before)
    await store.transaction((tx) => sql`delete from kysely_migration where name = '9999-later'`.execute(tx))
  })

  test('a failed migration changes nothing', async () => {
    await using store = await open()
    const broken: Record<string, Migration> = {
      ...migrations,
      '9999-broken': {
        async up(db) {
          await db.schema.createTable('Half').addColumn('id', 'integer').execute()
          throw new Error('half way')
        },
      },
    }
    await expect(store.transaction((tx) => migrate(tx, broken))).rejects.toThrow('half way')
    const tables = await store.read.introspection.getTables()
    expect(tables.map((table) => table.name)).not.toContain('Half')
  })
})
