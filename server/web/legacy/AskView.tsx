import { Form } from '../../../shared/forms/Form.tsx'
import { NewPasswordField } from '../../../shared/forms/NewPasswordField.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Progress } from '../../../shared/ui/Progress.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { AskStep } from '../../../shared/wizard/page.ts'
import { ShownValues } from '../../../shared/wizard/ShownValues.tsx'
import { useWords } from '../../../shared/wizard/wording.ts'
import { viewOf, withoutScripts } from './controls.ts'
import { formOf, lostSecrets } from './form.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

type StepOf = Extract<LegacyView, { kind: 'step' }>

/** One question of a run. What is asked is asked here whole: without a script nothing is remembered from the page before. */
export function AskView({ page, view, step }: { page: LegacyPage; view: StepOf; step: AskStep }) {
  const words = useWords()
  const { page: asked, position, of, number } = step
  const form = formOf(asked, view, { account: asked.account, kiosk: page.kiosk })
  const View = viewOf(asked)
  const needsScripts = withoutScripts(asked)
  const label =
    of === undefined ? words('wizard.progress-open', { position }) : words('wizard.progress', { position, of })
  return (
    <>
      <Progress position={position} of={of} label={label} />
      {asked.account && <AccountChip account={asked.account} />}
      <PageHeading title={asked.title} />
      {asked.text && <p class="page-text">{asked.text}</p>}
      {asked.shown && <ShownValues shown={asked.shown} />}
      {View && <View data={asked.data ?? {}} />}
      <Form
        NewPassword={NewPasswordField}
        form={form}
        action={view.run}
        notices={
          <>
            <Note page={page} />
            {needsScripts && (
              <Notice tone="warn">
                <p>{words('site.needs-scripts')}</p>
              </Notice>
            )}
            {lostSecrets(form) && (
              <Notice tone="warn">
                <p>{words('site.hidden-cleared')}</p>
              </Notice>
            )}
            <Hidden page={page} action={view.run} fields={{ 'form-number': number }} />
          </>
        }
        buttons={
          <>
            {!needsScripts && (
              <Button look="primary" type="submit">
                {asked.submit}
              </Button>
            )}
            {asked.actions?.map(({ label }, index) => (
              <button key={label} type="submit" class="button" data-look="second" name="form-action" value={index}>
                <span class="button-label">{label}</span>
              </button>
            ))}
            <LinkButton look="quiet" href={`${view.run}/leave`}>
              {words('wizard.cancel')}
            </LinkButton>
          </>
        }
      />
    </>
  )
}
