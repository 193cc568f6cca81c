import { Button } from '../../../../../shared/ui/Button.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Draft } from '../../draft/draft.ts'
import { UndoButtons } from '../../draft/UndoButtons.tsx'
import { useFormTools } from '../../form/form-context.ts'
import type { PlacedFinding } from './findings.ts'

interface DesignerBarProps {
  draft: Draft
  findings: readonly PlacedFinding[]
  /** Nothing is found in an earlier state of the workflow. */
  isStale: boolean
  /** There is something to publish. */
  canPublish: boolean
  onShowFinding(): void
  onPublish(): void
  onSimulate(): void
}

/** Saves, undoes and publishes; says how many findings there are, and leads to the next one. */
export function DesignerBar(props: DesignerBarProps) {
  const { draft, findings, isStale, canPublish, onShowFinding, onPublish, onSimulate } = props
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { busy, isSaved } = draft.state.value
  const [first] = findings
  const problems = findings.filter(({ isProblem }) => isProblem).length
  return (
    <div class="draft-bar">
      {!isReadOnly && (
        <>
          <Button
            look="primary"
            busy={busy || !draft.hasChanges.value}
            busyLabel={t('administration.saving')}
            onPress={draft.save}
          >
            {t('administration.save-draft')}
          </Button>
          <Button look="second" busy={busy || !canPublish} onPress={onPublish}>
            {t('administration.publish')}
          </Button>
        </>
      )}
      <Button look="second" busy={busy} onPress={onSimulate}>
        {t('administration.open-simulation')}
      </Button>
      {!isReadOnly && <UndoButtons draft={draft} />}
      {first && (
        <button
          type="button"
          class="link findings-count"
          data-tone={problems > 0 ? 'bad' : 'warn'}
          onClick={onShowFinding}
        >
          {t('administration.findings', { problems, warnings: findings.length - problems })}
        </button>
      )}
      <span class="draft-state" role="status">
        {isStale ? t('administration.checking') : !first && t('administration.findings-none')}{' '}
        {draft.hasChanges.value ? t('administration.not-saved') : isSaved && t('administration.draft-saved')}
      </span>
    </div>
  )
}
