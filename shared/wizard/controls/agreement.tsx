import { useWords } from '../wording.ts'
import type { Control } from './control.ts'

/** A text to be read; its box to tick is a field of the form. */
export interface AgreementData {
  paragraphs: string[]
  version: string
}

export function AgreementView({ data }: { data: Record<string, unknown> }) {
  const words = useWords()
  const { paragraphs, version } = data as unknown as AgreementData
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by the keyboard (WCAG 2.1.1) */}
      <section class="agreement" tabIndex={0} aria-label={words('wizard.agreement')}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      <p class="agreement-version">{words('wizard.agreement-version', { version })}</p>
    </>
  )
}

export const agreement: Control = { View: AgreementView }
