import { ArrowDown, ArrowUp, Copy, X } from 'lucide'
import { Icon } from '../../../../../shared/ui/Icon.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { useFormTools } from '../../form/form-context.ts'
import { SchemaFields } from '../../form/SchemaForm.tsx'
import { LaterSteps } from '../../form/StepsField.tsx'
import { isObject, type JsonObject } from '../../form/value.ts'
import type { Activity } from '../workflows/load-workflows.ts'
import type { StepCommands } from './StepList.tsx'
import type { DescribedStep } from './step-rows.ts'
import type { Step } from './steps.ts'

interface StepSettingsProps {
  index: number
  step: Step
  /** Undefined: this version of the program has no such activity. */
  activity: Activity | undefined
  described: DescribedStep
  /** After this one: what a path can take. */
  later: readonly { key: string; title: string }[]
  problems: ReadonlyMap<string, string>
  commands: StepCommands
  onChange(settings: Step['settings']): void
}

/** The chosen step: what it does, what can be done with it, and its settings. */
export function StepSettings(props: StepSettingsProps) {
  const { index, step, activity, described, later, problems, commands, onChange } = props
  const t = useTranslator()
  const { isReadOnly } = useFormTools()
  const name = t('administration.step-named', { number: index + 1, title: described.title })
  const buttons = [
    { icon: ArrowUp, label: t('administration.move-up', { item: name }), onPress: () => commands.move(index, -1) },
    { icon: ArrowDown, label: t('administration.move-down', { item: name }), onPress: () => commands.move(index, 1) },
    { icon: Copy, label: t('administration.duplicate', { item: name }), onPress: () => commands.duplicate(index) },
    { icon: X, label: t('administration.remove-item', { item: name }), onPress: () => commands.remove(index) },
  ]
  const hasSettings = Object.keys(activity?.settings.properties ?? {}).length > 0
  return (
    <>
      <div class="settings-head">
        <h2 class="section-title">{name}</h2>
        {!isReadOnly && (
          <div class="step-buttons">
            {buttons.map(({ icon, label, onPress }) => (
              <button key={label} type="button" class="icon-button" aria-label={label} title={label} onClick={onPress}>
                <Icon icon={icon} />
              </button>
            ))}
          </div>
        )}
      </div>
      <p class="entry-state">
        <code>{step.activity}</code> · <code>{step.key}</code>
      </p>
      <p class="page-text">{activity?.text}</p>
      {activity && hasSettings ? (
        <LaterSteps.Provider value={later}>
          <SchemaFields
            key={step.key}
            schema={activity.settings}
            path=""
            // Settings came as JSON.
            value={step.settings as JsonObject}
            onChange={(changed) => isObject(changed) && onChange(changed)}
            problems={problems}
          />
        </LaterSteps.Provider>
      ) : (
        <p class="entry-state">{t('administration.no-settings')}</p>
      )}
    </>
  )
}
