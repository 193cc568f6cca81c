import type { Selectable } from 'kysely'
import type { AuditTextTable } from '../store/audit-tables.ts'
import type { Reader, Tx } from '../store/database.ts'
import type { Keys } from '../store/keys.ts'
import { isErasableUnchanged, signErasable } from './erasable.ts'

const purpose = 'audit text'

type AuditText = Selectable<AuditTextTable>
type Place = Pick<AuditText, 'node' | 'sequence' | 'name'>

const signedPlace = ({ node, sequence, name }: Place) => [node, String(sequence), name]

/** Stores what people typed beside the event that names it. */
export async function insertTexts(tx: Tx, keys: Keys, texts: readonly (Place & { text: string })[]): Promise<void> {
  for (const { text: typed, ...place } of texts) {
    // Half a surrogate pair would not be read back as it was signed.
    const text = typed.toWellFormed()
    const hmac = signErasable(keys, purpose, signedPlace(place), text)
    await tx
      .insertInto('AuditText')
      .values({ ...place, text, hmac })
      .execute()
  }
}

/** Erases what was typed about or by a person; the events stay and verify. Returns how many texts. */
export async function eraseTextsAbout(tx: Tx, keys: Keys, subject: string): Promise<number> {
  const places = await tx
    .selectFrom('AuditText')
    .innerJoin('AuditEvent', (join) =>
      join.onRef('AuditEvent.node', '=', 'AuditText.node').onRef('AuditEvent.sequence', '=', 'AuditText.sequence'),
    )
    .select(['AuditText.node', 'AuditText.sequence', 'AuditText.name'])
    .where('AuditEvent.subject', '=', subject)
    .execute()
  for (const { node, sequence, name } of places) {
    await tx
      .updateTable('AuditText')
      .set({ text: null, hmac: signErasable(keys, purpose, signedPlace({ node, sequence, name }), null) })
      .where('node', '=', node)
      .where('sequence', '=', sequence)
      .where('name', '=', name)
      .execute()
  }
  return places.length
}

export type TextProblem = { kind: 'text-edited' | 'text-missing'; node: string; sequence: number; text: string }

/** Which texts of one node's events, of those that the events name, were replaced, emptied or deleted. */
export async function findTextProblems(reader: Reader, keys: Keys, expected: readonly Place[]): Promise<TextProblem[]> {
  const node = expected[0]?.node
  if (node === undefined) return []
  const sequences = expected.map(({ sequence }) => sequence)
  const stored = await reader
    .selectFrom('AuditText')
    .selectAll()
    .where('node', '=', node)
    .where('sequence', '>=', Math.min(...sequences))
    .where('sequence', '<=', Math.max(...sequences))
    .execute()
  const byPlace = new Map(stored.map((row) => [signedPlace(row).join(' '), row]))
  // Retention may delete events and their texts meanwhile.
  const first = await findFirstSequence(reader, node)
  return expected.flatMap((place): TextProblem[] => {
    const { sequence, name } = place
    const row = byPlace.get(signedPlace(place).join(' '))
    if (!row && (first === undefined || sequence < first)) return []
    if (!row) return [{ kind: 'text-missing', node, sequence, text: name }]
    const isFine = isErasableUnchanged(keys, purpose, signedPlace(row), { value: row.text, hmac: row.hmac })
    return isFine ? [] : [{ kind: 'text-edited', node, sequence, text: name }]
  })
}

async function findFirstSequence(reader: Reader, node: string): Promise<number | undefined> {
  const first = await reader
    .selectFrom('AuditEvent')
    .select((row) => row.fn.min('sequence').as('sequence'))
    .where('node', '=', node)
    .executeTakeFirst()
  return first?.sequence ?? undefined
}
