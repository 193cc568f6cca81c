import { expect, test } from 'vitest'
import { eachStore } from '../store/testing.ts'
import { eraseSubject } from './names.ts'
import { createAuditHarness } from './testing.ts'
import { eraseTextsAbout } from './texts.ts'
import { upgradeAudit } from './upgrade.ts'

const one = { subject: { id: 'one', name: 'Änne Müller' } }
const other = { subject: { id: 'other', name: 'Otto Other' } }

eachStore('names in the audit', (open) => {
  test('M2: the swapped names of two people are found', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 1, one)
    await harness.append('a', 1, other)
    await harness.writeCheckpoint()
    expect((await harness.verify()).problems).toEqual([])
    await harness.tamper(`update "AuditSubject" set "name" = 'Otto Other' where "id" = 'one'`)
    await harness.tamper(`update "AuditSubject" set "name" = 'Änne Müller' where "id" = 'other'`)
    expect((await harness.verify()).problems).toEqual([
      { kind: 'name-edited', subject: 'one' },
      { kind: 'name-edited', subject: 'other' },
    ])
  })

  test('M2: swapped HMACs do not help, nor does a name without one', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 1, one)
    await harness.append('a', 1, other)
    await harness.writeCheckpoint()
    await harness.tamper(
      `update "AuditSubject" set "name" = 'Otto Other', "hmac" = (select "hmac" from "AuditSubject" where "id" = 'other') where "id" = 'one'`,
    )
    await harness.tamper(`update "AuditSubject" set "name" = 'Anna', "hmac" = null where "id" = 'other'`)
    expect((await harness.verify()).problems).toEqual([
      { kind: 'name-edited', subject: 'one' },
      { kind: 'name-edited', subject: 'other' },
    ])
  })

  test('M2: an erased name verifies, one that was emptied in the database does not', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 1, one)
    await harness.append('a', 1, other)
    await harness.writeCheckpoint()
    expect(await harness.store.transaction((tx) => eraseSubject(tx, harness.keys, 'one'))).toBe(true)
    expect(await harness.store.transaction((tx) => eraseSubject(tx, harness.keys, 'unknown'))).toBe(false)
    expect((await harness.verify()).problems).toEqual([])
    const [erased] = await harness.store.read
      .selectFrom('AuditSubject')
      .select('name')
      .where('id', '=', 'one')
      .execute()
    expect(erased).toEqual({ name: null })
    await harness.tamper(`update "AuditSubject" set "name" = null where "id" = 'other'`)
    expect((await harness.verify()).problems).toEqual([{ kind: 'name-edited', subject: 'other' }])
  })

  test('a name survives a rotation of the keys', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 1, one)
    await harness.writeCheckpoint()
    harness.keys.rotate()
    await harness.append('a', 1, other)
    expect((await harness.verify()).problems).toEqual([])
  })

  test('names of an older program are signed once, at the first start; a name that loses its HMAC later is found', async () => {
    await using harness = await createAuditHarness(open)
    await harness.append('a', 1, one)
    await harness.append('a', 1, { subject: { id: 'unknown' } })
    await harness.append('a', 1, { subject: { id: 'decoy', name: 'Hunter2@corp.example.com' } })
    await harness.tamper(`update "AuditSubject" set "hmac" = null`)
    await harness.tamper(`update "AuditSubject" set "name" = '' where "id" = 'unknown'`)
    expect(await harness.verify()).toMatchObject({ problems: [], namesUnsigned: true })
    const start = () => upgradeAudit(harness.store, { ...harness, isDecoy: (id) => id === 'decoy' })
    await start()
    const report = await harness.verify()
    expect(report).toMatchObject({ problems: [], checkpoints: 1 })
    const names = await harness.store.read.selectFrom('AuditSubject').select(['id', 'name']).orderBy('id').execute()
    // M8: what an older program recorded as a decoy's name was typed.
    expect(names).toEqual([
      { id: 'decoy', name: null },
      { id: 'one', name: 'Änne Müller' },
      { id: 'unknown', name: null },
    ])
    expect(report.namesUnsigned).toBeUndefined()
    await harness.tamper(`update "AuditSubject" set "name" = 'Otto Other', "hmac" = null where "id" = 'one'`)
    await start()
    expect((await harness.verify()).problems).toEqual([{ kind: 'name-edited', subject: 'one' }])
  })

  test('L10: a ticket and a reason lie beside their event, can be erased, and are verified', async () => {
    await using harness = await createAuditHarness(open)
    const texts = { ticket: 'INC-4711', reason: 'Ms Müller called\nfrom her phone', empty: undefined }
    await harness.append('a', 1, { ...one, texts })
    await harness.append('a', 2, { ...other, texts })
    const [event] = await harness.store.read.selectFrom('AuditEvent').select('data').execute()
    expect(JSON.parse(event?.data ?? '')).toEqual({ event: 0, texts: ['ticket', 'reason'] })
    const readTexts = () =>
      harness.store.read
        .selectFrom('AuditText')
        .select(['sequence', 'text'])
        .orderBy('sequence')
        .orderBy('name')
        .execute()
    expect((await readTexts()).map(({ text }) => text).slice(0, 2)).toEqual([texts.reason, texts.ticket])
    expect((await harness.verify()).problems).toEqual([])

    expect(await harness.store.transaction((tx) => eraseTextsAbout(tx, harness.keys, 'one'))).toBe(2)
    expect((await readTexts()).map(({ text }) => text)).toEqual([
      null,
      null,
      texts.reason,
      texts.ticket,
      texts.reason,
      texts.ticket,
    ])
    expect((await harness.verify()).problems).toEqual([])

    await harness.tamper(`update "AuditText" set "text" = 'INC-1' where "sequence" = 2 and "name" = 'ticket'`)
    await harness.tamper(`update "AuditText" set "text" = null where "sequence" = 3 and "name" = 'reason'`)
    await harness.tamper(`delete from "AuditText" where "sequence" = 3 and "name" = 'ticket'`)
    expect((await harness.verify()).problems).toEqual([
      { kind: 'text-edited', node: 'a', sequence: 2, text: 'ticket' },
      { kind: 'text-missing', node: 'a', sequence: 3, text: 'ticket' },
      { kind: 'text-edited', node: 'a', sequence: 3, text: 'reason' },
    ])
  })
})
