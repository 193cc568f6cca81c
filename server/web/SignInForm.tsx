import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../shared/forms/FieldFrame.tsx'
import { Form } from '../../shared/forms/Form.tsx'
import { createForm } from '../../shared/forms/form-state.ts'
import { SecretInput } from '../../shared/forms/SecretInput.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { createAccountSchema, parseAccount } from '../../shared/wizard/account-schema.ts'
import type { AnswerSchema } from '../../shared/wizard/page.ts'
import { useTranslator } from '../../shared/wizard/use-translator.ts'
import type { RequestProblem, SiteInfo } from '../../shared/wizard/wizard-client.ts'
import { SignInDoors } from './SignInDoors.tsx'

interface SignInFormProps {
  site?: SiteInfo
  busy: boolean
  /** The browser proves work first; what was typed stays in the form. */
  isProvingWork?: boolean
  /** Why the last attempt failed. */
  problem?: RequestProblem
  /** The password was right, but has expired. */
  expired?: boolean
  passwordLabel: string
  submitLabel: string
  /** What account and domain say at first. */
  who?: { account: string; domain?: string }
  /** Whether the account field takes the focus first. */
  takeFocus: boolean
  /** Above the fields, while no attempt has failed. */
  notices?: ComponentChildren
  onSignIn(credentials: { account: string; domain?: string; password: string }): void
}

/** Account and password. After a refusal the password is empty and has the focus. */
export function SignInForm(props: SignInFormProps) {
  const {
    site,
    busy,
    isProvingWork = false,
    problem,
    expired = false,
    passwordLabel,
    submitLabel,
    who,
    takeFocus,
    notices,
    onSignIn,
  } = props
  const t = useTranslator()
  const form = useMemo(() => {
    const { properties, required = [] } = createAccountSchema(t, site?.domains ?? [])
    const answer: AnswerSchema = {
      type: 'object',
      properties: {
        ...properties,
        password: {
          type: 'string',
          title: passwordLabel,
          minLength: 1,
          maxLength: 256,
          secret: true,
          autocomplete: 'current-password',
        },
      },
      required: [...required, 'password'],
    }
    return createForm(
      { answer },
      { earlierValues: { account: who?.account ?? '', domain: who?.domain ?? site?.domains[0]?.name ?? '' } },
    )
  }, [t, site, passwordLabel])
  useLayoutEffect(() => {
    if (takeFocus) document.getElementById(controlId('account'))?.focus()
  }, [])
  // Why the name and the password did not match is said at the password, which has the focus; other problems above.
  const isRefused = problem?.code === 'sign-in-refused'
  const shownForm = useMemo(() => {
    if (!isRefused) return form
    form.problems.value = { password: { text: problem.text } }
    return { ...form, refusedField: 'password', announcesRefusal: true }
  }, [form, problem])
  // Before the refusal can be seen: what a person then types is the new attempt, and must not be cleared with the old one.
  useLayoutEffect(() => {
    if (!problem && !expired) return
    form.clearSecrets()
    if (problem) document.getElementById(controlId('password'))?.focus()
  }, [problem, expired])
  const readAccount = ({ account, domain }: Record<string, unknown>) =>
    parseAccount({ account: String(account ?? ''), domain: domain === undefined ? undefined : String(domain) })
  const clearAccount = () => {
    form.set('account', '')
    form.clearSecrets()
    document.getElementById(controlId('account'))?.focus()
  }
  return (
    <SignInDoors site={site} form={shownForm} who={readAccount(form.values.value)} onAnotherAccount={clearAccount}>
      <Form
        form={shownForm}
        Secret={SecretInput}
        onAnswer={(answer) => onSignIn({ ...readAccount(answer), password: String(answer.password) })}
        notices={
          <>
            {problem && !isRefused ? <Notice tone="bad" alert text={problem.text} /> : !problem && notices}
            {isProvingWork && <Notice tone="quiet" alert text={t('site.proving-work')} />}
          </>
        }
        buttons={
          <Button look={expired ? 'second' : 'primary'} type="submit" busy={busy}>
            {submitLabel}
          </Button>
        }
      />
    </SignInDoors>
  )
}
