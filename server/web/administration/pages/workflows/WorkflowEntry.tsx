import { Copy, Download, Play, Trash2 } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { formatAddress, toAddress } from '../../address.ts'
import { useFormTools } from '../../form/form-context.ts'
import { describeRule } from './availability-words.ts'
import type { Activity, Workflow } from './load-workflows.ts'

interface WorkflowEntryProps {
  workflow: Workflow
  activities: readonly Activity[]
  onSwitch(): void
  onCopy(): void
  onExport(): void
  onDelete(): void
}

/** A workflow with who sees it, its steps, and whether it is on. */
export function WorkflowEntry({ workflow, activities, onSwitch, onCopy, onExport, onDelete }: WorkflowEntryProps) {
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const { policy, id, title, text, version, predefined, definition } = workflow
  const rules = definition.availability.map((rule) => describeRule(t, rule, activities))
  return (
    <li class="workflow">
      <div class="workflow-head">
        <a href={formatAddress(toAddress(['workflows', policy, id]))}>{title}</a>
        <code class="entry-state">{id}</code>
        <span class="entry-state">{t('administration.version', { version })}</span>
      </div>
      <label class="option switch">
        <input type="checkbox" checked={definition.enabled} disabled={isReadOnly} onChange={onSwitch} />
        <span>{t('administration.workflow-on')}</span>
        <span class="only-read">{title}</span>
      </label>
      <div class="workflow-buttons">
        <a
          class="icon-button"
          href={formatAddress(toAddress(['workflows', policy, id, 'simulate']))}
          aria-label={t('administration.simulate.title', { workflow: title })}
          title={t('administration.simulate.title', { workflow: title })}
        >
          <Icon icon={Play} />
        </a>
        {!isReadOnly && (
          <IconButton icon={Copy} label={t('administration.copy-workflow', { name: title })} onPress={onCopy} />
        )}
        <IconButton icon={Download} label={t('administration.export-workflow', { name: title })} onPress={onExport} />
        {!predefined && !isReadOnly && (
          <IconButton icon={Trash2} label={t('administration.delete', { name: title })} onPress={onDelete} />
        )}
      </div>
      <div class="workflow-about">
        {text !== '' && <p class="entry-state">{text}</p>}
        <p class="entry-state">
          {rules.length === 0
            ? t('administration.seen-by-everybody')
            : t('administration.seen-by', { rules: rules.join(' · ') })}
        </p>
        <ol class="chips" aria-label={t('administration.steps')}>
          {definition.activities.map(({ key, activity }) => (
            <li key={key} class="step-chip">
              {activities.find((one) => one.id === activity)?.title ?? activity}
            </li>
          ))}
        </ol>
      </div>
    </li>
  )
}

function IconButton({ icon, label, onPress }: { icon: typeof Copy; label: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon icon={icon} />
    </button>
  )
}
