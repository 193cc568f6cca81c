import { useEffect, useMemo, useRef } from 'preact/hooks'
import { controlId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import { isSecret, type Values } from '../forms/fields.ts'
import { createForm } from '../forms/form-state.ts'
import { NewPasswordField } from '../forms/NewPasswordField.tsx'
import { brokenRules } from '../password-policy/check.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Progress } from '../ui/Progress.tsx'
import { PartSkeleton } from '../ui/Skeleton.tsx'
import { AccountChip } from './AccountChip.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import { useControl } from './controls/use-control.ts'
import { PageHeading } from './PageHeading.tsx'
import type { AskStep } from './page.ts'
import { canBeUnseen } from './remembered-password.ts'
import { ShownValues } from './ShownValues.tsx'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

export interface AskPageProps {
  wizard: Wizard
  step: AskStep
  onCancel: () => void
  /** Told whether leaving now would lose something typed. */
  onDirty: (dirty: () => boolean) => void
}

/** One question of a run, as its schema describes it. */
export function AskPage({ wizard, step, onCancel, onDirty }: AskPageProps) {
  const words = useWords()
  const { site, account, busy, knowsPassword, secretsLost } = wizard.state.value
  const { page, position, of } = step
  const helped = page.account ?? account
  const unseen = knowsPassword && canBeUnseen(page)
  const control = useControl(page, step.number, (answer) => void wizard.answer(answer))
  const before = useRef<{ step: AskStep; values: () => Values } | undefined>(undefined)

  // A page is its number; the form must outlive everything else.
  const form = useMemo(() => {
    const last = before.current?.step
    const repeated = last?.number === step.number || (page.problem && last?.activity === step.activity)
    return createForm(page, {
      about: { account: helped },
      omit: unseen ? ['password'] : [],
      earlier: repeated ? before.current?.values() : undefined,
      brokenRules,
      accepts: (newPassword) => wizard.accepts(step.number, newPassword),
    })
  }, [step.number, unseen])
  before.current = { step, values: () => form.values.peek() }

  useEffect(() => onDirty(() => form.dirty.peek()), [form, onDirty])
  useEffect(() => {
    if (!secretsLost) return
    form.clearSecrets()
    const lost = form.fields.find(isSecret)
    if (lost) document.getElementById(controlId(lost.path))?.focus()
  }, [form, secretsLost])
  useEffect(() => {
    addEventListener('pagehide', form.clearSecrets)
    return () => removeEventListener('pagehide', form.clearSecrets)
  }, [form])

  const label =
    of === undefined ? words('wizard.progress-open', { position }) : words('wizard.progress', { position, of })
  return (
    <>
      <Progress position={position} of={of} label={label} />
      <AccountChip account={helped} />
      <PageHeading key={step.number} title={page.title} name={site?.name} takeFocus={!page.problem} />
      {page.text && <p class="page-text">{page.text}</p>}
      {page.shown && <ShownValues shown={page.shown} />}
      {control.loading && <PartSkeleton label={words('wizard.loading')} />}
      {control.View && <control.View data={page.data ?? {}} />}
      <Form
        key={`${step.number}-${unseen}`}
        form={form}
        NewPassword={NewPasswordField}
        onAnswer={control.send}
        notices={
          <>
            <CallTrouble wizard={wizard} />
            {control.missing && (
              <Notice tone="warn">
                <p>{words(control.missing)}</p>
              </Notice>
            )}
            {control.problem && (
              <Notice tone="bad" alert>
                <p>{words(control.problem)}</p>
              </Notice>
            )}
          </>
        }
        buttons={
          <>
            {!control.missing && (
              <Button look="primary" type="submit" busy={busy || control.working || control.loading}>
                {page.submit}
              </Button>
            )}
            {page.actions?.map(({ label, answer }) => (
              <Button key={label} look="second" busy={busy} onPress={() => void wizard.answer(answer)}>
                {label}
              </Button>
            ))}
            <Button look="quiet" onPress={onCancel}>
              {words('wizard.cancel')}
            </Button>
          </>
        }
      />
    </>
  )
}
