import type { ComponentChildren } from 'preact'
import type { Translator } from '../../../shared/languages/translator.ts'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { TotpEnrolmentView } from '../../../shared/wizard/controls/totp-enrolment.tsx'
import {
  createAttestation,
  findPasskeyUnavailability,
  getAssertion,
  toPasskeyProblem,
} from '../../../shared/wizard/controls/webauthn.ts'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { RequestProblem, SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import { CodeForm } from './CodeForm.tsx'
import type { OfferedFactors } from './client.ts'
import type { BrowserReply, SignInStore } from './sign-in-store.ts'

interface PageProps {
  store: SignInStore
  site?: SiteInfo
}

/** Signs in with a passkey of the browser or of a security key. */
export function PasskeyPage({ store, site, others }: PageProps & { others: ComponentChildren }) {
  const t = useTranslator()
  const { busy, problem } = store.state.value
  return (
    <>
      <PageHeading title={t('second-factor.passkey-title')} name={site?.name} />
      <p class="page-text">{t('second-factor.passkey-text')}</p>
      {problem && <Notice tone="bad" alert text={describe(problem, t('second-factor.passkey-refused'))} />}
      <div class="buttons">
        <Button
          look="primary"
          busy={busy}
          onPress={() => void store.showPasskey((options, left) => askBrowser(t, () => getAssertion(options, left)))}
        >
          {t('second-factor.use-passkey')}
        </Button>
        <Button look="second" onPress={() => store.choose('code')}>
          {t('second-factor.with-code')}
        </Button>
        {others}
      </div>
    </>
  )
}

/** Sets up an authenticator app; its first code proves that it has the key. */
export function NewAppPage({
  store,
  site,
  offered,
  cancel,
}: PageProps & { offered: OfferedFactors; cancel: ComponentChildren }) {
  const t = useTranslator()
  const { busy, problem } = store.state.value
  const { secret, uri, qr } = offered.app
  return (
    <>
      <PageHeading title={t('second-factor.new-app-title')} name={site?.name} takeFocus={false} />
      <p class="page-text">{t('second-factor.new-app-text')}</p>
      <TotpEnrolmentView data={{ secret: secret.replace(/(.{4})(?=.)/g, '$1 '), qr, uri }} />
      <CodeForm
        kind="digits"
        label={t('second-factor.code')}
        submitLabel={t('second-factor.finish')}
        busy={busy}
        problem={problem}
        onCode={(code) => void store.enrolApp(code)}
        others={
          <>
            {offered.passkey && (
              <Button look="second" onPress={() => store.choose('new-passkey')}>
                {t('second-factor.new-passkey-instead')}
              </Button>
            )}
            {cancel}
          </>
        }
      />
    </>
  )
}

/** Creates a passkey under a name of the person's own. */
export function NewPasskeyPage({ store, site, cancel }: PageProps & { cancel: ComponentChildren }) {
  const t = useTranslator()
  const { busy, problem } = store.state.value
  return (
    <>
      <PageHeading title={t('second-factor.new-passkey-title')} name={site?.name} takeFocus={false} />
      <p class="page-text">{t('second-factor.new-passkey-text')}</p>
      <CodeForm
        kind="text"
        label={t('second-factor.passkey-name')}
        hint={t('second-factor.passkey-name-hint')}
        submitLabel={t('second-factor.create-passkey')}
        busy={busy}
        problem={problem && { ...problem, text: describe(problem, t('second-factor.new-passkey-refused')) }}
        onCode={(name) =>
          void store.enrolPasskey(name, (options, left) => askBrowser(t, () => createAttestation(options, left)))
        }
        others={
          <>
            <Button look="second" onPress={() => store.choose('new-app')}>
              {t('second-factor.new-app-instead')}
            </Button>
            {cancel}
          </>
        }
      />
    </>
  )
}

/** The server has one refusal for every factor, and its text speaks of codes. */
const describe = ({ code, text }: RequestProblem, refusal: string) =>
  code === 'second-factor-refused' ? refusal : text

async function askBrowser(t: Translator, ask: () => Promise<Record<string, unknown>>): Promise<BrowserReply> {
  const unavailable = findPasskeyUnavailability()
  if (unavailable) return { problem: { code: 'passkey-not-used', text: t(unavailable) } }
  try {
    return { response: await ask() }
  } catch (error) {
    return { problem: { code: 'passkey-not-used', text: t(toPasskeyProblem(error)) } }
  }
}
