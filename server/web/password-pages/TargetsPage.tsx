import { useMemo } from 'preact/hooks'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { OtherTargets } from './OtherTargets.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { createTargetsSchema, isSettable, readSelection } from './schemas.ts'
import type { SignedInProps } from './signed-in-props.ts'

/** What may get a new password, and what may not and why. */
export function TargetsPage({ store, passwords }: SignedInProps) {
  const t = useTranslator()
  const { site, busy } = store.state.value
  const { targets, hasQuestions } = passwords
  const settable = targets.filter(isSettable)
  const form = useMemo(() => createForm({ answer: createTargetsSchema(t, passwords) }), [t, passwords])
  const [first] = settable
  return (
    <>
      <PageHeading title={t('password-pages.title')} name={site?.name} />
      {first ? (
        <Form
          form={form}
          onAnswer={(answer) => {
            const selection = readSelection(answer, settable)
            if (selection) void store.choose(selection)
            else form.problems.value = { [first.id]: { key: 'password-pages.choose-one' } }
          }}
          notices={
            <>
              {!passwords.hasCentral && <p class="page-text">{t('password-pages.choose-text')}</p>}
              <ProblemNotice store={store} />
            </>
          }
          buttons={
            <>
              <Button look="primary" type="submit" busy={busy}>
                {t('password-pages.choose')}
              </Button>
              {hasQuestions && <QuestionsButton store={store} />}
            </>
          }
        />
      ) : (
        <>
          <Notice tone="warn" text={t('password-pages.no-targets')} />
          <ProblemNotice store={store} />
          <div class="buttons">{hasQuestions && <QuestionsButton store={store} />}</div>
        </>
      )}
      <OtherTargets targets={targets} />
    </>
  )
}

function QuestionsButton({ store }: Pick<SignedInProps, 'store'>) {
  const t = useTranslator()
  return (
    <Button look="second" busy={store.state.value.busy} onPress={() => void store.showQuestions()}>
      {t('password-pages.questions-title')}
    </Button>
  )
}
