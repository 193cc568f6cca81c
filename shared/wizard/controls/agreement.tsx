import { useTranslator } from '../use-translator.ts'
import { type Control, defineView } from './control.ts'

/** A text to read; the checkbox is a field of the form. */
export interface AgreementData {
  paragraphs: string[]
  version: string
}

export const AgreementView = defineView<AgreementData>(({ data }) => {
  const t = useTranslator()
  const { paragraphs, version } = data
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <section class="agreement" tabIndex={0} aria-label={t('wizard.agreement')}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <p class="agreement-version">{t('wizard.agreement-version', { version })}</p>
    </>
  )
})

export const agreement: Control = { View: AgreementView }
