import { useEffect, useMemo, useRef } from 'preact/hooks'
import { controlId } from '../forms/FieldFrame.tsx'
import { Form } from '../forms/Form.tsx'
import type { Values } from '../forms/fields.ts'
import { createForm } from '../forms/form-state.ts'
import type { Words } from '../languages/words.ts'
import { Button } from '../ui/Button.tsx'
import { CallTrouble } from './CallTrouble.tsx'
import type { SiteFacts } from './client.ts'
import { PageHeading } from './PageHeading.tsx'
import type { AnswerSchema } from './page.ts'
import type { Wizard } from './wizard.ts'
import { useWords } from './wording.ts'

/** Which account needs help; its domain too where the organisation has several. */
export function AccountPage({ wizard, first }: { wizard: Wizard; first: boolean }) {
  const words = useWords()
  const { site, account, domain = site?.domains[0]?.name ?? '', busy } = wizard.state.value
  const typed = useRef<() => Values>(() => ({ account, domain }))
  // Made anew for another language only: what was typed goes over.
  // The names in the state are where this form starts, not what it follows.
  const form = useMemo(() => {
    const form = createForm({ answer: accountSchema(words, site) }, { earlier: typed.current() })
    typed.current = () => form.values.peek()
    return form
  }, [words, site])
  // The page that one lands on: nothing was read before it, so typing may begin at once.
  useEffect(() => {
    if (first) document.getElementById(controlId('account'))?.focus()
  }, [first])
  return (
    <>
      <PageHeading title={words('wizard.account-title')} name={site?.name} takeFocus={!first} />
      <p class="page-text">{words('wizard.account-text')}</p>
      <Form
        form={form}
        onAnswer={(answer) => {
          const { account, domain } = answer as { account: string; domain?: string }
          // CONTOSO\name and name@contoso.example say their domain themselves.
          const qualified = /[\\@]/.test(account)
          void wizard.findAccount({ account: account.trim(), domain: qualified ? undefined : domain })
        }}
        notices={<CallTrouble wizard={wizard} />}
        buttons={
          <Button look="primary" type="submit" busy={busy}>
            {words('wizard.account-submit')}
          </Button>
        }
      />
    </>
  )
}

function accountSchema(words: Words, site: SiteFacts | undefined): AnswerSchema {
  const account = {
    type: 'string',
    title: words('wizard.account-field'),
    description: words('wizard.account-hint'),
    maxLength: 256,
    autocomplete: 'username',
  } as const
  const domains = site?.domains ?? []
  if (domains.length < 2) return { type: 'object', properties: { account }, required: ['account'] }
  const domain = {
    type: 'string',
    title: words('wizard.domain-field'),
    enum: domains.map(({ name }) => name),
    choices: Object.fromEntries(domains.map(({ name, alias }) => [name, alias])),
  } as const
  return {
    type: 'object',
    properties: { account, domain: { ...domain, enum: [...domain.enum] } },
    required: ['account', 'domain'],
  }
}
