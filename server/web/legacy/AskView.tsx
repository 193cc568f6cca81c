import { CheckboxTable } from '../../../shared/forms/CheckboxTable.tsx'
import { headingTextId } from '../../../shared/forms/FieldFrame.tsx'
import { Form, formId } from '../../../shared/forms/Form.tsx'
import { NewPasswordField } from '../../../shared/forms/NewPasswordField.tsx'
import { SecretInput } from '../../../shared/forms/SecretInput.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Progress } from '../../../shared/ui/Progress.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { DoorsBeside } from '../../../shared/wizard/Doors.tsx'
import { isDeadEnd } from '../../../shared/wizard/dead-end.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { AskStep } from '../../../shared/wizard/page.ts'
import { ShownValues } from '../../../shared/wizard/ShownValues.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { findView, requiresScripts } from './controls.ts'
import { DoorForm } from './DoorForm.tsx'
import { createLegacyForm, hasLostSecrets } from './form.ts'
import { Hidden, LinkButton, Note } from './Parts.tsx'
import type { LegacyPage, LegacyView } from './page.ts'

const nextDoorForm = 'next-door'

type StepOf = Extract<LegacyView, { kind: 'step' }>

/** One step of a run with all of its fields: without scripts nothing is remembered from the previous page. */
export function AskView({ page, view, step }: { page: LegacyPage; view: StepOf; step: AskStep }) {
  const t = useTranslator()
  const { page: content, position, of: total, number } = step
  const form = createLegacyForm(content, view, { account: content.account, kiosk: page.kiosk })
  const View = findView(content)
  const needsScripts = requiresScripts(content)
  const renderActions = (row?: string, about?: string) =>
    content.actions
      ?.map((action, index) => ({ ...action, index }))
      .filter((action) => action.row === row)
      .map(({ label, index }) => (
        <button
          key={index}
          type="submit"
          form={formId}
          class="button"
          data-look="second"
          name="form-action"
          value={index}
        >
          <span class="button-label">
            {label}
            {about && <span class="only-read"> – {about}</span>}
          </span>
        </button>
      ))
  const label =
    total === undefined ? t('wizard.progress-open', { position }) : t('wizard.progress', { position, of: total })
  return (
    <>
      <Progress position={position} total={total} label={label} />
      {content.account && (
        <AccountChip account={content.account} domain={content.domain} changeAt={`${view.run}/leave`} />
      )}
      <PageHeading title={content.title} />
      {content.text && (
        <p id={headingTextId} class="page-text">
          {content.text}
        </p>
      )}
      {content.shown && <ShownValues shown={content.shown} />}
      {View && <View data={content.data ?? {}} renderActions={renderActions} />}
      <DoorsBeside
        form={form}
        doors={content.doors?.filter(({ to }) => to !== 'task' || view.next)}
        support={page.site.support}
        draw={(door, look) => (
          <DoorForm key={door.title} page={page} view={view} door={door} look={look} leave="stop" />
        )}
        drawNext={(door) => ({
          button: (
            <Button look="quiet" type="submit" form={nextDoorForm}>
              {door.title}
            </Button>
          ),
          form: <DoorForm id={nextDoorForm} page={page} view={view} door={door} leave="stop" />,
        })}
      >
        <Form
          Secret={SecretInput}
          NewPassword={NewPasswordField}
          CheckboxTable={CheckboxTable}
          form={form}
          action={view.run}
          notices={
            <>
              <Note page={page} />
              {needsScripts && <Notice tone="warn" text={t('site.needs-scripts')} />}
              {hasLostSecrets(form) && <Notice tone="warn" text={t('site.hidden-cleared')} />}
              <Hidden page={page} action={view.run} fields={{ 'form-number': number }} />
            </>
          }
          buttons={
            <>
              {!needsScripts && content.submit && (
                <Button look="primary" type="submit">
                  {content.submit}
                </Button>
              )}
              {renderActions()}
              <LinkButton look={isDeadEnd(content) ? 'primary' : 'quiet'} href={`${view.run}/leave`}>
                {t('wizard.cancel')}
              </LinkButton>
            </>
          }
        />
      </DoorsBeside>
    </>
  )
}
