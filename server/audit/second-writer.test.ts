import { expect, test } from 'vitest'
import type { Tx } from '../store/database.ts'
import { eachStore } from '../store/testing.ts'
import { withSecondWriter } from '../store/testing-second-writer.ts'
import { createAudit } from './chain.ts'
import { writeCheckpoint } from './checkpoints.ts'
import { cutAudit, deleteCutEvents } from './cuts.ts'
import { eraseSubject, rememberSubject, signOldNames } from './names.ts'
import { createAuditHarness } from './testing.ts'
import { eraseTextsAbout } from './texts.ts'

const erin = { id: 'erin', name: 'erin@sample' }
const later = () => new Date('2027-01-01T00:00:00Z')

/** Two writers of the audit: the second commits between what the first reads and what it writes. */
eachStore('a second writer of the audit', (open) => {
  test('two events that one server records at once follow each other in its chain', async () => {
    await using audited = await createAuditHarness(open)
    const append = (tx: Tx) => audited.audit.append(tx, { event: 'sign-in', subject: erin })
    for (const after of [/from "AuditHead"/i, /update "AuditHead"/i])
      await withSecondWriter(audited.store, { after, first: append, second: append })
    expect(await audited.verify()).toMatchObject({ events: 4, problems: [] })
  })

  test('two servers that meet a person at once store one name', async () => {
    await using audited = await createAuditHarness(open)
    const { store, keys } = audited
    const remember = (tx: Tx) => rememberSubject(tx, keys, erin)
    await withSecondWriter(store, { after: /from "AuditSubject"/i, first: remember, second: remember })
    expect(await store.read.selectFrom('AuditSubject').select('name').execute()).toEqual([{ name: erin.name }])
  })

  test('two checkpoints that are written at once have numbers of their own, and each signs the one before', async () => {
    await using audited = await createAuditHarness(open)
    const { store, keys, now } = audited
    await audited.append('a')
    const write = (tx: Tx) => writeCheckpoint(tx, { keys, now })
    await withSecondWriter(store, { after: /from "AuditHead"/i, first: write, second: write })
    expect(await audited.verify()).toMatchObject({ checkpoints: 2, problems: [] })
  })

  test('retention on two servers at once leaves an audit that verifies', async () => {
    await using audited = await createAuditHarness(open)
    const { store, keys, now } = audited
    await audited.append('a', 3)
    await audited.writeCheckpoint()
    await audited.append('a')
    const cut = (tx: Tx) => cutAudit(tx, { keys, now, before: later() })
    await withSecondWriter(store, { after: /from "AuditCheckpoint"/i, first: cut, second: cut })
    const remove = (tx: Tx) => deleteCutEvents(tx, keys, 2)
    await withSecondWriter(store, { after: /select min.*"AuditEvent"/i, first: remove, second: remove })
    expect(await audited.verify()).toMatchObject({ problems: [] })
  })

  test('a name that is erased while names of an older version are signed stays erased', async () => {
    await using audited = await createAuditHarness(open)
    const { store, keys } = audited
    await audited.append('a', 1, { subject: erin })
    await store.transaction((tx) => tx.updateTable('AuditSubject').set({ hmac: null }).execute())
    await withSecondWriter(store, {
      after: /select.*from "AuditSubject"/i,
      first: (tx) => signOldNames(tx, keys, { count: 9, isDecoy: () => false }),
      second: (tx) => eraseSubject(tx, keys, erin.id),
    })
    expect(await store.read.selectFrom('AuditSubject').select('name').execute()).toEqual([{ name: null }])
    expect(await audited.verify()).toMatchObject({ problems: [] })
  })

  test('texts that two administrators erase at once stay erased and verify', async () => {
    await using audited = await createAuditHarness(open)
    const { store, keys, now } = audited
    const audit = createAudit({ node: 'a', keys, now })
    await store.transaction((tx) =>
      audit.append(tx, { event: 'limits-lifted', subject: erin, texts: { reason: 'Lost telephone' } }),
    )
    const erase = (tx: Tx) => eraseTextsAbout(tx, keys, erin.id)
    await withSecondWriter(store, { after: /from "AuditText"/i, first: erase, second: erase })
    expect(await store.read.selectFrom('AuditText').select('text').execute()).toEqual([{ text: null }])
    expect(await audited.verify()).toMatchObject({ problems: [] })
  })
})
