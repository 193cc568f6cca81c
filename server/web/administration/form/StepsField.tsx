import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { useTranslator } from '../../../../shared/wizard/use-translator.ts'
import { type ControlProps, FieldGroup } from './field-parts.tsx'

/** The steps of a workflow that a path can take: those after the step that chooses. */
export const LaterSteps = createContext<readonly { key: string; title: string }[]>([])

/** Which of the later steps a path takes; a step that is gone stays in sight until it is taken out. */
export function StepsField(props: ControlProps) {
  const t = useTranslator()
  const later = useContext(LaterSteps)
  const { value, onChange } = props
  const taken = Array.isArray(value) ? value.map(String) : []
  const gone = taken.filter((key) => later.every((step) => step.key !== key))
  const options = [...later, ...gone.map((key) => ({ key, title: t('administration.step-gone', { step: key }) }))]
  const write = (key: string, isTaken: boolean) =>
    onChange(options.map((step) => step.key).filter((one) => (one === key ? isTaken : taken.includes(one))))
  return (
    <FieldGroup {...props}>
      {options.length === 0 && <p class="entry-state">{t('administration.no-later-steps')}</p>}
      {options.map(({ key, title }) => (
        <label key={key} class="option">
          <input
            type="checkbox"
            checked={taken.includes(key)}
            onChange={(event) => write(key, event.currentTarget.checked)}
          />
          <span>{title}</span>
        </label>
      ))}
    </FieldGroup>
  )
}
