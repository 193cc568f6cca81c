import { useComputed } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Button } from '../../../../shared/ui/Button.tsx'
import { Notice } from '../../../../shared/ui/Notice.tsx'
import { PartSkeleton } from '../../../../shared/ui/Skeleton.tsx'
import type { FieldSchema } from '../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import type { AddressBar } from '../address.ts'
import { fieldId } from '../form/field-parts.tsx'
import { useFormTools } from '../form/form-context.ts'
import { SchemaFields } from '../form/SchemaForm.tsx'
import { isObject } from '../form/value.ts'
import { ConflictView } from './ConflictView.tsx'
import type { Draft } from './draft.ts'
import { handleDraftKey } from './draft-keys.ts'
import { UndoButtons } from './UndoButtons.tsx'

interface DraftFormProps {
  draft: Draft
  /** Absent while it loads. */
  schema: FieldSchema | undefined
  address: AddressBar
  /** False: the resource keeps no earlier versions, and its version has no meaning for people. */
  hasVersions?: boolean
}

/** The form of a resource, and the bar that saves it. */
export function DraftForm({ draft, schema, address, hasVersions = true }: DraftFormProps) {
  const t = useTranslator()
  const { isReadOnly, rights } = useFormTools()
  const { saved, value, busy, problem, theirs, isSaved } = draft.state.value
  const problems = useComputed(() => toProblems(draft.state.value.problem)).value
  useEffect(() => address.guard(() => draft.hasChanges.peek()), [address, draft])
  useEffect(() => {
    const [first] = problems.keys()
    if (first !== undefined) document.getElementById(fieldId(first))?.focus()
  }, [problems])

  if (!saved || !schema) {
    if (!problem) return <PartSkeleton label={t('wizard.loading')} />
    return (
      <Notice tone="warn" alert text={problem.text}>
        <Button look="second" onPress={() => void draft.load()}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    )
  }
  if (theirs)
    return (
      <ConflictView
        schema={schema}
        versions={{ base: saved.value, mine: value, theirs: theirs.value }}
        onResolve={draft.resolve}
      />
    )

  return (
    <form
      class="draft"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void draft.save()
      }}
      onKeyDown={(event) => void (isReadOnly || handleDraftKey(event, draft))}
    >
      {problem && !problems.size && <Notice tone="bad" alert text={problem.text} />}
      {problems.size > 0 && <Notice tone="bad" alert text={t('administration.problems', { count: problems.size })} />}
      {isReadOnly && !rights.administers && <Notice tone="quiet" text={t('administration.read-only')} />}
      <fieldset class="draft-fields" disabled={isReadOnly}>
        <SchemaFields
          schema={schema}
          path=""
          value={value}
          onChange={(changed) => isObject(changed) && draft.change(changed)}
          problems={problems}
        />
      </fieldset>
      {!isReadOnly && (
        <div class="draft-bar">
          <Button look="primary" type="submit" busy={busy} busyLabel={t('administration.saving')}>
            {t('administration.save')}
          </Button>
          <Button look="second" busy={!draft.hasChanges.value} onPress={draft.discard}>
            {t('administration.discard')}
          </Button>
          <UndoButtons draft={draft} />
          <span class="draft-state" role="status">
            {isSaved &&
              (hasVersions ? t('administration.saved', { version: saved.version }) : t('administration.saved-now'))}
            {draft.hasChanges.value && t('administration.not-saved')}
          </span>
        </div>
      )}
    </form>
  )
}

/** Problems of fields by their path; one of the whole stands above the form. */
const toProblems = (problem: ReturnType<Draft['state']['peek']>['problem']) =>
  new Map((problem?.problems ?? []).filter(({ path }) => path !== '').map(({ path, text }) => [path, text]))
