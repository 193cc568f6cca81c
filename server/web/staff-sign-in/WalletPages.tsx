import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { controlId } from '../../../shared/forms/FieldFrame.tsx'
import { Form } from '../../../shared/forms/Form.tsx'
import { createForm } from '../../../shared/forms/form-state.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import type { AnswerSchema } from '../../../shared/wizard/page.ts'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { WalletRequest } from '../../../shared/wizard/WalletRequest.tsx'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { WalletChallenge } from './client.ts'
import type { SignInStore, WalletProof } from './sign-in-store.ts'

interface PageProps {
  store: SignInStore
  site?: SiteInfo
}

/** Signs in by a wallet, on this device or on another: the person enters the code that the wallet's device shows. */
export function WalletPage({ store, site, challenge }: PageProps & { challenge: WalletChallenge }) {
  const t = useTranslator()
  const { busy, problem } = store.state.value
  const typed = useRef<{ mail: string }>({ mail: '' })
  const isRefused = problem?.code === 'sign-in-refused'
  const form = useMemo(() => {
    const answer: AnswerSchema = {
      type: 'object',
      properties: {
        mail: {
          type: 'string',
          title: t('second-factor.wallet-mail'),
          minLength: 3,
          maxLength: 320,
          autocomplete: 'email',
        },
        code: {
          type: 'string',
          title: t('second-factor.wallet-code'),
          minLength: 1,
          maxLength: 20,
          autocomplete: 'one-time-code',
        },
      },
      required: ['mail', 'code'],
    }
    const refusal = isRefused && { code: problem.code, text: t('second-factor.wallet-refused'), field: 'code' }
    return createForm({ answer, ...(refusal && { problem: refusal }) }, { earlierValues: typed.current })
  }, [t, problem, challenge])
  useLayoutEffect(() => document.getElementById(controlId(isRefused ? 'code' : 'mail'))?.focus(), [form])
  return (
    <>
      <PageHeading title={t('second-factor.wallet-title')} name={site?.name} takeFocus={false} />
      <p class="page-text">{t('second-factor.wallet-text')}</p>
      <WalletRequest {...challenge} />
      <Form
        form={form}
        onAnswer={({ mail, code }) => {
          typed.current = { mail: String(mail) }
          const wallet = { nonce: challenge.nonce, code: String(code) }
          void store.signInByWallet(site, { mail: String(mail), wallet })
        }}
        notices={problem && !isRefused && <Notice tone="bad" alert text={problem.text} />}
        buttons={
          <>
            <Button look="primary" type="submit" busy={busy}>
              {t('second-factor.sign-in')}
            </Button>
            <Button look="second" busy={busy} onPress={() => void store.startWallet()}>
              {t('second-factor.wallet-again')}
            </Button>
            <Button look="quiet" onPress={() => void store.cancel()}>
              {t('second-factor.cancel')}
            </Button>
          </>
        }
      />
    </>
  )
}

/** The extension has led here with a proof of its key. A press signs in, since a link of somebody else could have led here as well. */
export function ProofPage({ store, site, proof }: PageProps & { proof: WalletProof }) {
  const t = useTranslator()
  const { busy, problem } = store.state.value
  const isRefused = problem?.code === 'sign-in-refused'
  return (
    <>
      <PageHeading title={t('second-factor.proof-title')} name={site?.name} />
      <p class="page-text">{t('second-factor.proof-text', { mail: proof.mail })}</p>
      {problem && <Notice tone="bad" alert text={isRefused ? t('second-factor.proof-refused') : problem.text} />}
      <div class="buttons">
        {!isRefused && (
          <Button
            look="primary"
            busy={busy}
            onPress={() => void store.signInByWallet(site, { mail: proof.mail, presentation: proof.idToken })}
          >
            {t('second-factor.sign-in')}
          </Button>
        )}
        <Button look={isRefused ? 'primary' : 'quiet'} onPress={() => void store.cancel()}>
          {t('second-factor.proof-other')}
        </Button>
      </div>
    </>
  )
}
