import { useContext, useState } from 'preact/hooks'
import { createLazyComponent } from '../../../../../shared/wizard/lazy-component.tsx'
import { useTranslator } from '../../../../../shared/wizard/use-translator.ts'
import type { Api } from '../../client.ts'
import { FormContext } from '../../form/form-context.ts'
import type { Definition } from '../workflows/load-workflows.ts'
import { usePreview } from './use-preview.ts'

const { Lazy: PreviewFrame } = createLazyComponent(async () => (await import('./PreviewFrame.tsx')).PreviewFrame)

interface PreviewPaneProps {
  api: Api
  policy: string
  definition: Definition
  /** Key of the chosen step. */
  step: string
  /** A workflow with problems cannot be followed to its step. */
  hasProblems: boolean
  /** BCP 47, of the administrator. */
  language: string
}

const widths = ['narrow', 'wide'] as const
const schemes = ['light', 'dark'] as const

type Width = (typeof widths)[number]
type Scheme = (typeof schemes)[number]

/** The page of the chosen step, as a made-up person meets it, in any language, width and scheme. */
export function PreviewPane({ api, policy, definition, step, hasProblems, language }: PreviewPaneProps) {
  const t = useTranslator()
  const languages = useContext(FormContext)?.languages ?? []
  const [of, chooseLanguage] = useState(language)
  const [width, chooseWidth] = useState<Width>('narrow')
  const [scheme, chooseScheme] = useState<Scheme>('light')
  const { met, problem } = usePreview(api, hasProblems ? undefined : { policy, definition, step, language: of })
  function describe(): string {
    if (problem) return problem.text
    if (!met) return t('wizard.loading')
    return met === 'not-met' ? t('administration.preview-not-met') : t('administration.preview-text')
  }
  return (
    <section class="preview" aria-label={t('administration.preview')}>
      <h2 class="section-title">{t('administration.preview')}</h2>
      <div class="preview-choices">
        <Choice
          label={t('administration.preview-language')}
          options={languages.map(({ code, name }) => ({ value: code, label: name }))}
          chosen={of}
          onChoose={chooseLanguage}
        />
        <Choice<Width>
          label={t('administration.preview-width')}
          options={widths.map((value) => ({ value, label: t(`administration.preview-${value}`) }))}
          chosen={width}
          onChoose={chooseWidth}
        />
        <Choice<Scheme>
          label={t('administration.preview-scheme')}
          options={schemes.map((value) => ({ value, label: t(`administration.preview-${value}`) }))}
          chosen={scheme}
          onChoose={chooseScheme}
        />
      </div>
      <p class="entry-state" role="status" data-not-met={met === 'not-met' ? '' : undefined}>
        {hasProblems ? t('administration.preview-with-problems') : describe()}
      </p>
      {met && met !== 'not-met' && !hasProblems && (
        <PreviewFrame step={met} language={of} width={width} scheme={scheme} />
      )}
    </section>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: Value
  onChoose(value: Value): void
}

function Choice<Value extends string>({ label, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select
        class="control"
        onChange={({ currentTarget }) => {
          const option = options[currentTarget.selectedIndex]
          if (option) onChoose(option.value)
        }}
      >
        {options.map(({ value, label: name }) => (
          <option key={value} value={value} selected={value === chosen}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
