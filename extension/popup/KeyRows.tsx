import { LogIn } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { WalletData } from '../../shared/wizard/wallet.ts'
import { requestFromBackground } from '../messages/send-to-background.ts'
import { signIdToken } from '../wallet/id-token.ts'
import { isOfServer, listKeys, type WalletKey } from '../wallet/key-store.ts'
import { Row } from './Row.tsx'

/** A row for each key of this browser at the server: it signs its person in to *My password health*. */
export function KeyRows({ language, server }: { language: string; server: string }) {
  const t = getTranslator(language)
  const [keys, setKeys] = useState<WalletKey[]>([])
  const [problem, setProblem] = useState<string>()
  // A browser that stores nothing has no keys.
  const load = () =>
    void listKeys().then((all) => setKeys(all.filter((key) => key.server === server && key.mail)), ignore)
  useEffect(load, [server])
  const signIn = async (key: WalletKey) => {
    setProblem(undefined)
    const reply = await requestFromBackground<Pick<WalletData, 'audience' | 'nonce'>>({
      type: 'sign-in-challenge',
      language,
      server,
    })
    if (!reply.ok) {
      const isOffered = reply.problem.code !== 'not-found'
      return setProblem(isOffered ? reply.problem.text : t('extension.popup-key-not-offered'))
    }
    // A server never gets a proof for another one.
    if (!isOfServer(reply.value.audience, server)) return setProblem(t('extension.popup-key-not-offered'))
    const answer = new URLSearchParams({ id_token: await signIdToken(key, reply.value), login_hint: key.mail ?? '' })
    await browser.tabs.create({ url: `${server}/me/#${answer}` })
    window.close()
  }
  return (
    <>
      {keys.map((key) => (
        <Row
          key={key.did}
          icon={LogIn}
          title={t('extension.popup-key')}
          text={t('extension.popup-key-text', { account: key.account })}
          onPress={() => void signIn(key)}
        />
      ))}
      {problem && <Notice tone="bad" alert text={problem} />}
    </>
  )
}

const ignore = () => undefined
