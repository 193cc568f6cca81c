import { useState } from 'preact/hooks'
import { getTranslator } from '../../shared/languages/browser.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import type { FoundServer } from '../background/find-server.ts'
import { saveServer } from '../settings.ts'

interface ConfirmStepProps {
  language: string
  found: FoundServer
  onConfirmed: () => void
  onOther: () => void
}

/** Step 2: the person compares the whole host, since passwords will be typed for it. A name with foreign letters is shown in punycode. */
export function ConfirmStep({ language, found, onConfirmed, onOther }: ConfirmStepProps) {
  const t = getTranslator(language)
  const [isUnsaved, setUnsaved] = useState(false)
  const { origin, name, discovery } = found
  const { host } = new URL(origin)
  const isElsewhere = discovery && host !== discovery.domain && !host.endsWith(`.${discovery.domain}`)
  const confirm = () =>
    saveServer(origin).then(onConfirmed, () => {
      setUnsaved(true)
    })
  return (
    <>
      <dl class="welcome-facts">
        <dt>{t('extension.welcome-organisation')}</dt>
        <dd>{name}</dd>
        {discovery && discovery.organisation !== name && (
          <>
            <dt>{t('extension.welcome-organisation-at', { domain: discovery.domain })}</dt>
            <dd>{discovery.organisation}</dd>
          </>
        )}
        <dt>{t('extension.welcome-server')}</dt>
        <dd class="welcome-host" dir="ltr">
          <Breakable text={origin} />
        </dd>
      </dl>
      <p class="field-hint">
        {discovery
          ? t('extension.welcome-named-by', { domain: discovery.domain })
          : t('extension.welcome-named-by-person')}
      </p>
      {isElsewhere && <Notice tone="warn" text={t('extension.welcome-elsewhere', { domain: discovery.domain })} />}
      {host.includes('xn--') && <Notice tone="warn" text={t('extension.welcome-punycode')} />}
      {isUnsaved && <Notice tone="bad" alert text={t('extension.problem-storage')} />}
      <div class="welcome-actions">
        <Button look="primary" onPress={() => void confirm()}>
          {t('extension.welcome-confirm-submit')}
        </Button>
        <Button look="second" onPress={onOther}>
          {t('extension.welcome-other')}
        </Button>
      </div>
    </>
  )
}
