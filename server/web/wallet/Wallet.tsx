import '../../../shared/ui/theme.css'
import '../../../shared/ui/base.css'
import '../../../shared/ui/controls.css'
import '../../../shared/wizard/wizard.css'
import '../../../shared/wizard/moments.css'
import './wallet.css'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useForLifetime, useLanguage } from '../../../shared/wizard/use-language.ts'
import { TranslatorContext, useTranslator } from '../../../shared/wizard/use-translator.ts'
import type { WalletClient } from './api.ts'
import { createWalletStore, type WalletStore } from './wallet-store.ts'

interface WalletProps {
  /** Creates the client; `language` returns the current language. */
  client: (language: () => string) => WalletClient
  /** Of the page's address, where a wallet puts its answer. */
  fragment: string
  /** Initial language, BCP 47, one of the program's. */
  language: string
  onLanguage?: (code: string) => void
  /** Host name of the server, shown in the footer. */
  address: string
}

/** Where a wallet leads its device's browser: the wallet's answer becomes a code, which the person enters where the request was made. */
export function Wallet({ client, fragment, language, onLanguage, address }: WalletProps) {
  const { code, t, choose, read } = useLanguage(language, onLanguage)
  const store = useForLifetime((ended) => {
    const made = createWalletStore(client(read), { fragment, ended })
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
        {view === 'shown' && <ShownPage store={store} address={address} />}
        {view === 'refused' && <EndPage store={store} title={t('wallet.refused-title')} text={t('wallet.refused')} />}
        {view === 'empty' && <EndPage store={store} title={t('wallet.empty-title')} text={t('wallet.empty')} />}
      </Frame>
    </TranslatorContext.Provider>
  )
}

function Loading({ store }: { store: WalletStore }) {
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

function ShownPage({ store, address }: { store: WalletStore; address: string }) {
  const t = useTranslator()
  const { site, code = '' } = store.state.value
  return (
    <>
      <PageHeading title={t('wallet.shown-title')} name={site?.name} />
      <p class="page-text">{t('wallet.shown')}</p>
      {/* Digit by digit, so that screen readers spell it. */}
      <p class="wallet-code">
        <span class="only-read">{[...code].join(' ')}</span>
        <span aria-hidden="true">{code}</span>
      </p>
      <Notice tone="warn" text={t('wallet.warning', { address })} />
      <ToSite />
    </>
  )
}

function EndPage({ store, title, text }: { store: WalletStore; title: string; text: string }) {
  return (
    <>
      <PageHeading title={title} name={store.state.value.site?.name} />
      <p class="page-text">{text}</p>
      <ToSite />
    </>
  )
}

function ToSite() {
  const t = useTranslator()
  return (
    <p class="next">
      <a href="/">{t('wallet.to-site')}</a>
    </p>
  )
}
