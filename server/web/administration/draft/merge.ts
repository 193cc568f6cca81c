import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { listParts, type Part, readPart } from '../form/parts.ts'
import { isEqual, isObject, type JsonObject, readPath, writePath } from '../form/value.ts'

export type Side = 'mine' | 'theirs'

/** A part that both sides have, with who changed it. */
export interface ComparedPart extends Part {
  changedBy: Side | 'both'
}

export interface Versions {
  /** What both sides began with. */
  base: JsonObject
  mine: JsonObject
  theirs: JsonObject
}

/** The parts in which the two sides differ. */
export function compareSides(schema: FieldSchema, { base, mine, theirs }: Versions): ComparedPart[] {
  return listParts(schema).flatMap((part): ComparedPart[] => {
    const at = (whole: JsonObject) => readPart(part, whole)
    if (isEqual(at(mine), at(theirs))) return []
    const changedByMe = !isEqual(at(base), at(mine))
    const changedByThem = !isEqual(at(base), at(theirs))
    return [{ ...part, changedBy: changedByMe && changedByThem ? 'both' : changedByMe ? 'mine' : 'theirs' }]
  })
}

/** Their version with the parts of mine that were chosen. */
export function mergeSides(chosen: ReadonlyMap<string, Side>, { mine, theirs }: Omit<Versions, 'base'>): JsonObject {
  let merged = theirs
  for (const [path, side] of chosen) {
    if (side === 'theirs') continue
    const written = writePath(merged, path, readPath(mine, path))
    if (isObject(written)) merged = written
  }
  return merged
}
