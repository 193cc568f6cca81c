import { useEffect, useMemo } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { accountSchema, namedAccount } from '../../../shared/wizard/account-schema.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { AnswerSchema } from '../../../shared/wizard/page.ts'
import { useWords } from '../../../shared/wizard/wording.ts'
import type { Desk } from './desk.ts'

/** Account and password of the operator. Why it was refused is never said more exactly than the server does. */
export function SignInPage({ desk }: { desk: Desk }) {
  const words = useWords()
  const { site, busy, problem, signedOut } = desk.state.value
  const form = useMemo(() => {
    const { properties, required = [] } = accountSchema(words, site?.domains ?? [])
    const password = { title: words('helpdesk.password'), minLength: 1, maxLength: 256, secret: true }
    const answer: AnswerSchema = {
      type: 'object',
      properties: { ...properties, password: { type: 'string', ...password, autocomplete: 'current-password' } },
      required: [...required, 'password'],
    }
    return createForm({ answer }, { earlier: { domain: site?.domains[0]?.name ?? '' } })
  }, [words, site])
  useEffect(() => document.getElementById(controlId('account'))?.focus(), [])
  useEffect(() => {
    if (!problem) return
    form.clearSecrets()
    document.getElementById(controlId('password'))?.focus()
  }, [problem])
  return (
    <>
      <PageHeading title={words('helpdesk.sign-in-title')} name={site?.name} takeFocus={false} />
      <p class="page-text">{words('helpdesk.sign-in-text')}</p>
      <Form
        form={form}
        onAnswer={({ password, ...named }) => {
          const who = namedAccount(named as { account: string; domain?: string })
          void desk.signIn({ ...who, password: String(password) })
        }}
        notices={
          <>
            {signedOut && !problem && (
              <Notice tone="warn" alert>
                <p>{words('helpdesk.signed-out')}</p>
              </Notice>
            )}
            {problem && (
              <Notice tone="bad" alert>
                <p>{problem.text}</p>
              </Notice>
            )}
          </>
        }
        buttons={
          <Button look="primary" type="submit" busy={busy}>
            {words('helpdesk.sign-in')}
          </Button>
        }
      />
    </>
  )
}
