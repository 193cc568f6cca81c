import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { controlId, headingTextId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm, type FormState } from '../../../shared/forms/form-state.ts'
import { NewPasswordField } from '../../../shared/forms/NewPasswordField.tsx'
import { SecretInput } from '../../../shared/forms/SecretInput.tsx'
import { findBrokenRules } from '../../../shared/password-policy/check.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { ProblemNotice } from './ProblemNotice.tsx'
import type { PasswordPagesState } from './password-pages-store.ts'
import { createPasswordSchema, nameSelection } from './schemas.ts'
import type { SignedInProps } from './signed-in-props.ts'

const field = 'newPassword'

/** The new password of the chosen accounts. A password that is refused stays, to be mended. */
export function PasswordPage({
  store,
  passwords,
  language,
  order,
}: SignedInProps & { order: NonNullable<PasswordPagesState['order']> }) {
  const t = useTranslator()
  const { site, busy } = store.state.value
  const { selection, rules, problem } = order
  const form = useMemo(
    () =>
      createForm(
        { answer: createPasswordSchema(t), rules },
        { about: { account: passwords.account }, brokenRules: findBrokenRules },
      ),
    [t, rules],
  )
  const shown = useMemo((): FormState => {
    if (!problem) return { ...form, focusedFirst: field }
    form.problems.value = { [field]: { text: problem.text } }
    return { ...form, refusedField: field, announcesRefusal: true }
  }, [form, problem])
  useLayoutEffect(() => {
    document.getElementById(controlId(field))?.focus()
  }, [shown])
  useEffect(() => {
    const clear = () => form.clearSecrets()
    addEventListener('pagehide', clear)
    return () => removeEventListener('pagehide', clear)
  }, [form])
  const accounts = nameSelection(selection, passwords.targets, language)
  return (
    <>
      <PageHeading title={t('password-pages.passwords-title')} name={site?.name} takeFocus={false} />
      <p id={headingTextId} class="page-text">
        {t('password-pages.password-text', { accounts })}
      </p>
      <Form
        form={shown}
        Secret={SecretInput}
        NewPassword={NewPasswordField}
        onAnswer={({ newPassword }) => void store.setPassword(String(newPassword))}
        notices={<ProblemNotice store={store} />}
        buttons={
          <>
            <Button look="primary" type="submit" busy={busy} busyLabel={t('wizard.setting-password')}>
              {t('password-pages.set')}
            </Button>
            <Button look="quiet" busy={busy} onPress={store.showTargets}>
              {t('wizard.cancel')}
            </Button>
          </>
        }
      />
    </>
  )
}
