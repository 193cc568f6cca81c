import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { ConflictView } from '../../draft/ConflictView.tsx'
import type { Versions } from '../../draft/merge.ts'
import type { JsonObject } from '../../form/value.ts'
import type { Activity } from '../workflows/load-workflows.ts'
import { toDefinition, toValue } from './designer-source.ts'
import { createPartsSchema, fromParts, toParts } from './workflow-parts.ts'

interface WorkflowConflictProps {
  /** Definitions. */
  versions: Versions
  activities: readonly Activity[]
  onResolve(merged: JsonObject): void
}

/** Two administrators changed the same workflow: both side by side, by texts, rules, order and settings of each step. */
export function WorkflowConflict({ versions, activities, onResolve }: WorkflowConflictProps) {
  const t = useTranslator()
  const [base, mine, theirs] = [versions.base, versions.mine, versions.theirs].map(toDefinition)
  if (!base || !mine || !theirs) return null
  return (
    <ConflictView
      schema={createPartsSchema(t, [mine, theirs], activities)}
      versions={{ base: toParts(base), mine: toParts(mine), theirs: toParts(theirs) }}
      onResolve={(merged) => onResolve(toValue(fromParts(merged, mine)))}
    />
  )
}
