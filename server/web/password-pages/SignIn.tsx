import { useLayoutEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm, type FormState } from '../../../shared/forms/form-state.ts'
import { SecretInput } from '../../../shared/forms/SecretInput.tsx'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { AccountChip } from '../../../shared/wizard/AccountChip.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { RequestProblem } from '../../../shared/wizard/wizard-client.ts'
import { type ResetModule, resetModules } from './client.ts'
import type { PasswordPagesState, PasswordPagesStore } from './password-pages-store.ts'
import { createAnswersSchema, createSignInSchema } from './schemas.ts'

interface SignInProps {
  store: PasswordPagesStore
  takesFocus: boolean
  /** Whose page lies below: the account is filled in. */
  account?: string
}

/** The ways to sign in: account and passcode, or the account's security questions. Another module is another form beside these. */
export function SignIn({ store, takesFocus, account }: SignInProps) {
  const t = useTranslator()
  const { site, asked } = store.state.value
  const offered = site?.frontEnds?.find(({ id }) => id === 'password-reset-portal')?.modules ?? []
  const modules = resetModules.filter((id) => offered.includes(id))
  if (modules.length === 0) return <Notice tone="warn" text={t('password-pages.not-offered')} />
  if (asked) return <AnswersForm store={store} asked={asked} />
  return <PasscodeForm store={store} modules={modules} takesFocus={takesFocus} account={account} />
}

function PasscodeForm({ store, modules, takesFocus, account = '' }: SignInProps & { modules: readonly ResetModule[] }) {
  const t = useTranslator()
  const { site, busy, isProvingWork, problem } = store.state.value
  const form = useMemo(
    () =>
      createForm({ answer: createSignInSchema(t, modules, { withPasscode: true }) }, { earlierValues: { account } }),
    [t, modules.join()],
  )
  const shown = useRefusal(form, problem, 'passcode')
  useLayoutEffect(() => {
    if (takesFocus) document.getElementById(controlId(account ? 'passcode' : 'account'))?.focus()
  }, [])
  const readWho = () => {
    const { account: typed, module = modules[0] } = form.values.peek()
    return { account: String(typed).trim(), module: module as ResetModule }
  }
  const ask = () => {
    if (readWho().account !== '') return void store.ask(readWho())
    form.problems.value = { account: { key: 'wizard.required' } }
    document.getElementById(controlId('account'))?.focus()
  }
  return (
    <Form
      form={shown}
      Secret={SecretInput}
      onAnswer={({ passcode }) => void store.signIn({ ...readWho(), passcode: String(passcode).trim() })}
      notices={<SignInNotices problem={problem} isProvingWork={isProvingWork} />}
      buttons={
        <>
          <Button look="primary" type="submit" busy={busy}>
            {t('password-pages.sign-in')}
          </Button>
          {site?.offersQuestions !== false && (
            <Button look="second" busy={busy} onPress={ask}>
              {t('password-pages.way-questions')}
            </Button>
          )}
        </>
      }
    />
  )
}

function AnswersForm({ store, asked }: { store: PasswordPagesStore; asked: NonNullable<PasswordPagesState['asked']> }) {
  const t = useTranslator()
  const { busy, isProvingWork, problem } = store.state.value
  const { account, module, questions } = asked
  const form = useMemo(() => createForm({ answer: createAnswersSchema(t, questions) }), [t, questions])
  const shown = useRefusal(form, problem, 'answers.0.answer')
  useLayoutEffect(() => {
    document.getElementById(controlId('answers.0.answer'))?.focus()
  }, [])
  return (
    <>
      <AccountChip account={account} onChange={store.leaveQuestions} />
      <Form
        form={shown}
        Secret={SecretInput}
        onAnswer={({ answers }) =>
          // As the schema describes them.
          void store.signIn({ account, module, answers: answers as { question: string; answer: string }[] })
        }
        notices={<SignInNotices problem={problem} isProvingWork={isProvingWork} />}
        buttons={
          <>
            <Button look="primary" type="submit" busy={busy}>
              {t('password-pages.sign-in')}
            </Button>
            <Button look="second" busy={busy} onPress={store.leaveQuestions}>
              {t('password-pages.way-passcode')}
            </Button>
          </>
        }
      />
    </>
  )
}

function SignInNotices({ problem, isProvingWork }: Pick<PasswordPagesState, 'problem' | 'isProvingWork'>) {
  const t = useTranslator()
  return (
    <>
      {problem && problem.code !== 'sign-in-refused' && <Notice tone="bad" alert text={problem.text} />}
      {isProvingWork && <Notice tone="quiet" alert text={t('site.proving-work')} />}
    </>
  )
}

/** A refusal is said at the secret, which is empty and has the focus; it does not tell what did not match. */
function useRefusal(form: FormState, problem: RequestProblem | undefined, secret: string): FormState {
  const isRefused = problem?.code === 'sign-in-refused'
  const shown = useMemo(() => {
    if (!isRefused) return form
    form.problems.value = { [secret]: { text: problem.text } }
    return { ...form, refusedField: secret, announcesRefusal: true }
  }, [form, problem])
  // Before the refusal can be seen: what a person then types is the new attempt.
  useLayoutEffect(() => {
    if (!isRefused) return
    form.clearSecrets()
    document.getElementById(controlId(secret))?.focus()
  }, [problem])
  return shown
}
