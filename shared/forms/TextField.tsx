import { useScripted } from '../ui/scripted.ts'
import { useTranslator } from '../wizard/use-translator.ts'
import { controlAttributes, FieldFrame, type FieldProps } from './FieldFrame.tsx'

export function TextField({ form, field }: FieldProps) {
  const t = useTranslator()
  const scripted = useScripted()
  const value = form.values.value[field.path]
  const shared = {
    ...controlAttributes({ form, field }),
    class: 'control',
    value: String(value ?? ''),
    autocomplete: field.autocomplete ?? 'off',
    spellcheck: field.kind === 'long-text',
    onInput: (event: { currentTarget: { value: string } }) => form.set(field.path, event.currentTarget.value),
  } as const
  return (
    <FieldFrame form={form} field={field} note={scripted && field.digits && t('wizard.code-checked')}>
      {field.kind === 'long-text' ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={field.kind === 'number' || field.digits ? 'numeric' : undefined}
          data-code={field.autocomplete === 'one-time-code' ? '' : undefined}
          dir="auto"
        />
      )}
    </FieldFrame>
  )
}
