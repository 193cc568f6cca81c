import '../forms/new-password.css'
import './step-parts.css'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { controlId, headingTextId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import type { Values } from '../forms/fields.ts'
import { createForm } from '../forms/form-state.ts'
import { NewPasswordField } from '../forms/NewPasswordField.tsx'
import { SecretInput } from '../forms/SecretInput.tsx'
import { findBrokenRules } from '../password-policy/check.ts'
import { Button } from '../ui/Button.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AccountPage, type AccountPageProps } from './AccountPage.tsx'
import { createAccountSchema, includesDomain, parseAccount } from './account-schema.ts'
import { PageHeading } from './PageHeading.tsx'
import type { AnswerSchema, WizardPage } from './page.ts'
import { RequestError } from './RequestError.tsx'
import { useTranslator } from './use-translator.ts'

/** The page that every run of a workflow begins with, in the wizard's language; undefined where only a run can show it. */
export type LoadFirstPage = (workflow: string) => Promise<WizardPage | undefined>

/**
 * The first page of a host that knows workflow and account: where the run begins with the page of both passwords, account and passwords are asked together.
 * The account can be changed, and is sent when the person sends the page, never before. Otherwise it is the account page.
 */
export function KnownAccountPage({ load, ...props }: AccountPageProps & { load: LoadFirstPage }) {
  const t = useTranslator()
  const { account, workflow } = props.wizard.state.value
  // Decided when the page appears: a name typed here starts its run, and no other page may come between and lose what is typed into it.
  const [hasAccount] = useState(account !== '')
  const isKnown = hasAccount && workflow !== undefined
  const [loaded, setLoaded] = useState<{ page?: WizardPage }>()
  useEffect(() => {
    if (!isKnown) return
    let shown = true
    void load(workflow).then((page) => shown && setLoaded({ page }))
    return () => {
      shown = false
    }
  }, [isKnown, workflow, t])
  if (isKnown && !loaded) return <Skeleton label={t('wizard.loading')} />
  return isKnown && loaded?.page ? <WholePage {...props} page={loaded.page} /> : <AccountPage {...props} />
}

function WholePage({ wizard, first, page }: AccountPageProps & { page: WizardPage }) {
  const t = useTranslator()
  const { site, account, domain = site?.domains[0]?.name ?? '', workflow = '', busy } = wizard.state.value
  const typed = useRef<() => Values>(() => ({ account, domain }))
  // Who types `DOMAIN\name` or `name@domain` is asked for no domain.
  const [asksDomain, setAsksDomain] = useState(!includesDomain(account))
  const form = useMemo(() => {
    const { properties, required = [] } = createAccountSchema(t, asksDomain ? (site?.domains ?? []) : [])
    // The name is there already, so its hint would only take the place of what is to be typed.
    const fields = {
      ...properties,
      account: { ...properties.account, description: undefined },
      ...page.answer.properties,
    }
    const asked = [...required, ...(page.answer.required ?? [])]
    const answer: AnswerSchema = { type: 'object', properties: fields, required: asked }
    const options = { earlierValues: typed.current(), keepsAll: true, brokenRules: findBrokenRules }
    const created = createForm({ answer, rules: page.rules }, options)
    typed.current = () => ({ ...created.values.peek(), domain: created.values.peek().domain ?? domain })
    // The name is there: the first empty field has the focus, described by heading and text.
    return { ...created, focusedFirst: 'password' }
  }, [t, site, page, asksDomain])
  useLayoutEffect(() => {
    if (first) document.getElementById(controlId('password'))?.focus()
  }, [first])
  useEffect(() => form.values.subscribe(({ account }) => setAsksDomain(!includesDomain(String(account)))), [form])
  useEffect(() => {
    const clear = () => form.clearSecrets()
    addEventListener('pagehide', clear)
    return () => removeEventListener('pagehide', clear)
  }, [form])
  return (
    <>
      <PageHeading title={page.title} name={site?.name} takeFocus={!first} />
      {page.text && (
        <p id={headingTextId} class="page-text">
          {page.text}
        </p>
      )}
      <Form
        form={form}
        Secret={SecretInput}
        NewPassword={NewPasswordField}
        onAnswer={(given) => {
          const { account = '', domain, ...answer } = given as Record<string, string>
          void wizard.submitAccount(parseAccount({ account, domain }), workflow, answer)
        }}
        notices={<RequestError wizard={wizard} />}
        buttons={
          <>
            <Button look="primary" type="submit" busy={busy} busyLabel={t('wizard.setting-password')}>
              {page.submit}
            </Button>
            <Button look="quiet" onPress={wizard.showAllTasks}>
              {t('wizard.all-tasks')}
            </Button>
          </>
        }
      />
    </>
  )
}
