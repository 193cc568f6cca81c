import { Check, X } from 'lucide'
import { Icon } from '../ui/Icon.tsx'
import { NextText } from './NextText.tsx'
import { PageHeading } from './PageHeading.tsx'
import type { DoneStep, StoppedStep } from './page.ts'
import { ShownValues } from './ShownValues.tsx'
import { useTranslator } from './use-translator.ts'

/** What happened, with the time if it is known. */
export const resultTitle = (step: DoneStep | StoppedStep): string =>
  (step.status === 'stopped' && step.titleUntil) || step.title

/** What a result says; `name` is the site's. */
export function ResultText({ step, name, support }: { step: DoneStep | StoppedStep; name?: string; support?: string }) {
  const t = useTranslator()
  const done = step.status === 'done'
  const lines = (done && step.result?.lines) || []
  return (
    <>
      <span class="outcome-sign" data-tone={done ? 'good' : 'bad'}>
        <Icon icon={done ? Check : X} />
      </span>
      <PageHeading title={resultTitle(step)} name={name} />
      {step.text && <p class="page-text">{step.text}</p>}
      {done && step.result?.shown && <ShownValues shown={step.result.shown} />}
      {lines.length > 0 && (
        <ul class="result-lines">
          {lines.map((line) => (
            <li key={line}>
              <Icon icon={Check} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      )}
      {done && step.next?.text && <NextText text={step.next.text} />}
      {!done && support && <p class="next support-line">{t('wizard.support', { support })}</p>}
    </>
  )
}
