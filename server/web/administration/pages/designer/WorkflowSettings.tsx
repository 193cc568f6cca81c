import { Button } from '../../../../../shared/ui/Button.tsx'
import type { FieldSchema } from '../../../../../shared/wizard/page.ts'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import { FieldGroup } from '../../form/field-parts.tsx'
import { CheckboxField } from '../../form/simple-fields.tsx'
import type { Json } from '../../form/value.ts'
import { WordsField } from '../../form/WordsField.tsx'
import type { Activity, Definition } from '../workflows/load-workflows.ts'
import { AvailabilityField } from './AvailabilityField.tsx'
import type { DraftReply } from './designer-source.ts'

interface WorkflowSettingsProps {
  definition: Definition
  supplied: DraftReply['supplied']
  activities: readonly Activity[]
  problems: ReadonlyMap<string, string>
  onChange(definition: Definition): void
}

/** What is said about the workflow, whether it is on, and who sees it. */
export function WorkflowSettings({ definition, supplied, activities, problems, onChange }: WorkflowSettingsProps) {
  const t = useTranslator()
  const words = (field: 'name' | 'description', title: string) => (
    <Words
      schema={{ title, control: 'words' }}
      path={field}
      value={definition[field]}
      supplied={supplied[field]}
      problems={problems}
      onChange={(changed) => onChange({ ...definition, [field]: changed ?? '' })}
    />
  )
  return (
    <>
      <h2 class="section-title">{t('administration.about-workflow')}</h2>
      {words('name', t('administration.workflow-name'))}
      {words('description', t('administration.workflow-description'))}
      <CheckboxField
        schema={{
          type: 'boolean',
          title: t('administration.workflow-on'),
          description: t('administration.workflow-on-hint'),
        }}
        path="enabled"
        value={definition.enabled}
        problems={problems}
        onChange={(enabled) => onChange({ ...definition, enabled: enabled === true })}
      />
      <AvailabilityField
        rules={definition.availability}
        steps={definition.activities}
        activities={activities}
        onChange={(availability) => onChange({ ...definition, availability })}
      />
    </>
  )
}

interface WordsProps {
  schema: FieldSchema
  path: string
  value: Json | undefined
  /** By language, while the text is the one that comes with the product. */
  supplied: Record<string, string> | undefined
  problems: ReadonlyMap<string, string>
  onChange(value: Json | undefined): void
}

/** Words of the product are shown as they are, and follow its next version, until the administrator writes others. */
function Words({ supplied, ...props }: WordsProps) {
  const t = useTranslator()
  // The key of a text that comes with the product has dots, and no text of an administrator is one.
  const isSupplied = supplied !== undefined && typeof props.value === 'string' && /^workflows\.\S+$/.test(props.value)
  if (!isSupplied) return <WordsField {...props} />
  return (
    <FieldGroup {...props}>
      <ul>
        {Object.entries(supplied).map(([language, text]) => (
          <li key={language} lang={language}>
            {text}
          </li>
        ))}
      </ul>
      <Button look="second" onPress={() => props.onChange(supplied)}>
        {t('administration.own-words')}
      </Button>
    </FieldGroup>
  )
}
