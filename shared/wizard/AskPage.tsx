import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { CheckboxTable } from '../forms/CheckboxTable.tsx'
import { controlId, headingTextId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import { isSecret, type Values } from '../forms/fields.ts'
import { createForm, findOnlyField } from '../forms/form-state.ts'
import { NewPasswordField } from '../forms/NewPasswordField.tsx'
import { SecretInput } from '../forms/SecretInput.tsx'
import { findBrokenRules } from '../password-policy/check.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Progress } from '../ui/Progress.tsx'
import { PartSkeleton } from '../ui/Skeleton.tsx'
import { AccountChip } from './AccountChip.tsx'
import { useControl } from './controls/use-control.ts'
import { DoorsBeside } from './Doors.tsx'
import { isDeadEnd } from './dead-end.ts'
import { PageHeading } from './PageHeading.tsx'
import type { AskStep } from './page.ts'
import { RequestError } from './RequestError.tsx'
import { canFillPassword } from './remembered-password.ts'
import { ShownValues } from './ShownValues.tsx'
import { useTranslator } from './use-translator.ts'
import type { Wizard } from './wizard.ts'

export interface AskPageProps {
  wizard: Wizard
  step: AskStep
  onCancel: () => void
  /** Where leaving leads ("Back to Erika Mustermann"), for a page that offers nothing else. */
  leaveLabel?: string
  /** Leads back to the account page; absent where the account is not the person's own to choose. */
  onChangeAccount?: () => void
  /** Receives a function that tells whether leaving now would lose something typed. */
  onDirty: (dirty: () => boolean) => void
}

/** The page as it was last, before this rendering. */
interface Shown {
  step: AskStep
  unseen: boolean
  translations: number
  values: () => Values
}

/** A label that names the row already is not read twice. */
const isSaid = (about: string, label: string) => label.toLowerCase().includes(about.toLowerCase())

/** One step of a run that asks for an answer, as its schema describes it. */
export function AskPage({ wizard, step, onCancel, leaveLabel, onChangeAccount, onDirty }: AskPageProps) {
  const t = useTranslator()
  const { site, account, busy, knowsPassword, secretsCleared, view } = wizard.state.value
  const translations = (view.kind === 'step' && view.translations) || 0
  const { page, position, of: total } = step
  const helped = page.account ?? account
  const control = useControl(page, step.number, (answer) => void wizard.answer(answer))
  const before = useRef<Shown | undefined>(undefined)
  const last = before.current
  const [typedBefore] = useState(() => ({ values: wizard.takeTyped() }))
  const repeated = last?.step.number === step.number || (page.problem && last?.step.activity === step.activity)
  const asksNewPassword = 'newPassword' in page.answer.properties
  // A current password that was typed on this page, or with the account, stays in its field; one from another page needs none.
  const unseen =
    knowsPassword && canFillPassword(page) && (last && repeated ? last.unseen : typedBefore.values === undefined)

  // A page is identified by its number; the form must survive all other changes. Another language brings it new texts and keeps what was typed.
  const form = useMemo(() => {
    const created = createForm(page, {
      about: { account: helped },
      omit: unseen ? ['password'] : control.omits,
      earlierValues: repeated ? last?.values() : typedBefore.values,
      keepsSecrets: asksNewPassword,
      keepsAll: last?.step.number === step.number && last.translations !== translations,
      brokenRules: findBrokenRules,
      isAccepted: (newPassword) => wizard.isPasswordAccepted(step.number, newPassword),
    })
    // What is to be read first keeps the focus at the heading; another language moves no focus.
    const readsFirst = page.control || page.shown || page.notice || page.problem || translations > 0
    return { ...created, focusedFirst: readsFirst ? undefined : findOnlyField(created.fields)?.path }
  }, [step.number, unseen, translations, control.omits.length])
  before.current = { step, unseen, translations, values: () => form.values.peek() }

  useLayoutEffect(() => {
    if (form.focusedFirst) document.getElementById(controlId(form.focusedFirst))?.focus()
  }, [form])
  useEffect(() => onDirty(() => form.isDirty.peek()), [form, onDirty])
  // Before the page can be seen: what a person then types must not be cleared with what was refused.
  useLayoutEffect(() => {
    if (!secretsCleared) return
    form.clearSecrets(knowsPassword && canFillPassword(page) ? ['password'] : [])
    const lost = form.fields.find((field) => isSecret(field) && form.values.peek()[field.path] === '')
    if (lost) document.getElementById(controlId(lost.path))?.focus()
  }, [form, secretsCleared])
  useEffect(() => {
    const clear = () => {
      typedBefore.values = undefined
      form.clearSecrets()
    }
    addEventListener('pagehide', clear)
    return () => removeEventListener('pagehide', clear)
  }, [form])

  const busyLabel = asksNewPassword ? t('wizard.setting-password') : undefined
  const isEnd = isDeadEnd(page)
  const press = (onPress: () => void) => {
    control.abandon()
    onPress()
  }
  const renderActions = (row?: string, about?: string) =>
    page.actions
      ?.filter((action) => action.row === row)
      .map(({ label, answer }) => (
        <Button key={label} look="second" busy={busy} onPress={() => press(() => void wizard.answer(answer))}>
          {label}
          {about && !isSaid(about, label) && <span class="only-read"> – {about}</span>}
        </Button>
      ))
  const label =
    total === undefined ? t('wizard.progress-open', { position }) : t('wizard.progress', { position, of: total })
  return (
    <>
      <Progress position={position} total={total} label={label} />
      <AccountChip account={helped} domain={page.domain} onChange={onChangeAccount} />
      <PageHeading
        key={step.number}
        title={page.title}
        name={site?.name}
        takeFocus={!page.problem && !form.focusedFirst && translations === 0}
      />
      {page.notice && <Notice tone="good" text={page.notice} />}
      {page.text && (
        <p id={headingTextId} class="page-text">
          {page.text}
        </p>
      )}
      {page.shown && <ShownValues shown={page.shown} />}
      {control.loading && <PartSkeleton label={t('wizard.loading')} />}
      {control.View && <control.View data={page.data ?? {}} renderActions={renderActions} />}
      <DoorsBeside
        form={form}
        doors={page.doors}
        support={site?.support}
        draw={(door, look) => (
          <Button key={door.title} look={look} busy={busy} onPress={() => press(() => void wizard.openDoor(door))}>
            {door.title}
          </Button>
        )}
      >
        <Form
          key={`${step.number}-${unseen}`}
          form={form}
          Secret={SecretInput}
          NewPassword={NewPasswordField}
          CheckboxTable={CheckboxTable}
          onAnswer={control.send}
          notices={
            <>
              <RequestError wizard={wizard} />
              {control.unavailable && <Notice tone="warn" text={t(control.unavailable)} />}
              {control.problem && <Notice tone="bad" alert text={t(control.problem)} />}
            </>
          }
          buttons={
            <>
              {!control.unavailable && page.submit && (
                <Button
                  look="primary"
                  type="submit"
                  busy={busy || control.busy || control.loading}
                  busyLabel={busyLabel}
                >
                  {page.submit}
                </Button>
              )}
              {renderActions()}
              <Button look={isEnd ? 'primary' : 'quiet'} onPress={() => press(onCancel)}>
                {isEnd && leaveLabel ? leaveLabel : t('wizard.cancel')}
              </Button>
            </>
          }
        />
      </DoorsBeside>
    </>
  )
}
