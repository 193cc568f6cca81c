import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/forms/forms.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/moments.css'
import './verify.css'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext, useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { VerifyClient } from './api.ts'
import { NumberForm } from './NumberForm.tsx'
import { createVerifyStore, type VerifyStore } from './verify-store.ts'

interface VerifyProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => VerifyClient
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** A caller sees whether they speak to the helpdesk: the number that the operator reads out becomes a code that both see. */
export function Verify({ client, language, onLanguage, address }: VerifyProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const store = useForLifetime((ended) => {
    const made = createVerifyStore(client(read), { ended })
    void made.begin()
    return made
  })
  if (!store) return null
  const { view, site, problem } = store.state.value
  return (
    <TranslatorContext.Provider value={t}>
      <Frame
        site={site}
        unreachable={!site && problem !== undefined}
        address={address}
        language={{ current: code, choose }}
      >
        {view === 'loading' && <Loading store={store} />}
        {view === 'ask' && <AskPage store={store} />}
        {view === 'shown' && <ShownPage store={store} />}
        {view === 'over' && <OverPage store={store} />}
      </Frame>
    </TranslatorContext.Provider>
  )
}

function Loading({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  const { problem, busy } = store.state.value
  if (!problem) return <Skeleton label={t('wizard.loading')} />
  return (
    <>
      <PageHeading title={t('wizard.unreachable-title')} />
      <Notice tone="warn" alert text={problem.text}>
        <Button look="second" busy={busy} onPress={() => void store.begin()}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    </>
  )
}

function AskPage({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  const { site } = store.state.value
  return (
    <>
      <PageHeading title={t('verify.title')} name={site?.name} takeFocus={false} />
      <p class="page-text">{t('verify.text')}</p>
      <NumberForm store={store} />
      <p class="page-text quiet">{t('verify.own-call')}</p>
    </>
  )
}

function ShownPage({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  const { site, code } = store.state.value
  return (
    <>
      <PageHeading title={t('verify.shown-title')} name={site?.name} />
      {code === undefined ? (
        <Notice tone="warn" alert text={t('verify.no-answer')} />
      ) : (
        <>
          <p class="page-text">{t('verify.shown-text')}</p>
          {/* Letter by letter, so that screen readers spell it. */}
          <p class="verify-code">
            <span class="only-read">{[...code].join(' ')}</span>
            <span aria-hidden="true">{code}</span>
          </p>
        </>
      )}
      <Notice tone="warn" text={t('verify.limits')} />
      <Again store={store} />
    </>
  )
}

function OverPage({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  const { site } = store.state.value
  return (
    <>
      <PageHeading title={t('verify.over-title')} name={site?.name} />
      <p class="page-text">{t('verify.over-text')}</p>
      <Again store={store} />
    </>
  )
}

function Again({ store }: { store: VerifyStore }) {
  const t = useTranslator()
  return (
    <div class="buttons">
      <Button look="second" onPress={store.askAgain}>
        {t('verify.again')}
      </Button>
    </div>
  )
}
