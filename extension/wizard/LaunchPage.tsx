import { useEffect, useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import { applyBrand } from '../../shared/ui/apply-brand.ts'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { Skeleton } from '../../shared/ui/Skeleton.tsx'
import { setHostWallet } from '../../shared/wizard/wallet.ts'
import type { Reply } from '../../shared/wizard/wizard-client.ts'
import { requestFromBackground } from '../messages/send-to-background.ts'
import { openWindowWallet } from '../wallet/window-wallet.ts'
import type { WizardLaunchContext } from './launch-context.ts'
import { WizardWindow } from './WizardWindow.tsx'

/** Before the first page, which may ask for a key. A browser that stores nothing has none. */
async function openWallet({ walletOrigin }: WizardLaunchContext): Promise<void> {
  setHostWallet(walletOrigin ? await openWindowWallet(walletOrigin).catch(() => undefined) : undefined)
}

/** Asks the background what the window was opened for, then shows the wizard. A background that was stopped twice meanwhile is asked again by a press. */
export function LaunchPage({ language }: { language: string }) {
  const t = getTranslator(language)
  const [reply, setReply] = useState<Reply<WizardLaunchContext>>()
  const load = () => {
    setReply(undefined)
    void requestFromBackground<WizardLaunchContext>({ type: 'launch-context', language }).then(async (loaded) => {
      if (loaded.ok) {
        applyBrand(loaded.value.brand, '.brand')
        await openWallet(loaded.value)
      }
      setReply(loaded)
    })
  }
  useEffect(load, [])
  if (reply?.ok) return <WizardWindow context={reply.value} language={language} />
  return (
    <main class="card unset" aria-busy={!reply}>
      {reply ? (
        <>
          <h1>{t('extension.popup-wizard')}</h1>
          <Notice tone="bad" text={reply.problem.text} alert />
          <Button look="primary" onPress={load}>
            {t('extension.popup-retry')}
          </Button>
        </>
      ) : (
        <Skeleton label={t('wizard.loading')} />
      )}
    </main>
  )
}
