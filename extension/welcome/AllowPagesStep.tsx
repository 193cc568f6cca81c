import { Globe } from 'lucide'
import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { getTranslator } from '../../shared/languages/browser.ts'
import type { MessageKey } from '../../shared/languages/keys.ts'
import { Breakable } from '../../shared/ui/Breakable.tsx'
import { Button } from '../../shared/ui/Button.tsx'
import { Icon } from '../../shared/ui/Icon.tsx'
import { Notice } from '../../shared/ui/Notice.tsx'
import { canBeAllowed, toMatchPattern } from '../origins.ts'
import { addOrigins } from '../settings.ts'

interface AllowPagesStepProps {
  language: string
  pages: string[]
  onDone: () => void
}

/** Step 3: exactly the pages that the server publishes, and one question of the browser for all of them. */
export function AllowPagesStep({ language, pages, onDone }: AllowPagesStepProps) {
  const t = getTranslator(language)
  const [problem, setProblem] = useState<MessageKey>()
  const allow = async () => {
    if (!pages.every(canBeAllowed)) return setProblem('extension.welcome-not-askable')
    // Browsers accept a permission request only as the first action of a click.
    const patterns = [...new Set(pages.map((origin) => toMatchPattern(origin)))]
    // It throws where the browser saw no click of a person.
    const isAllowed = await browser.permissions.request({ origins: patterns }).catch(() => false)
    if (!isAllowed) return setProblem('extension.welcome-refused')
    await addOrigins(pages).then(onDone, () => setProblem('extension.problem-storage'))
  }
  if (pages.length === 0) {
    return (
      <>
        <p>{t('extension.welcome-no-pages')}</p>
        <div class="welcome-actions">
          <Button look="primary" onPress={() => void browser.runtime.openOptionsPage()}>
            {t('extension.welcome-add-pages')}
          </Button>
          <Button look="second" onPress={onDone}>
            {t('extension.welcome-later')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p class="field-hint">{t('extension.options-origins-text')}</p>
      <ul class="options-list">
        {pages.map((origin) => (
          <li key={origin}>
            <Icon icon={Globe} />
            <span class="options-origin">
              <Breakable text={origin} />
            </span>
          </li>
        ))}
      </ul>
      {problem && <Notice tone="bad" alert text={t(problem)} />}
      <div class="welcome-actions">
        <Button look="primary" onPress={() => void allow()}>
          {t('extension.welcome-allow-submit', { count: pages.length })}
        </Button>
        <Button look="second" onPress={onDone}>
          {t('extension.welcome-later')}
        </Button>
      </div>
    </>
  )
}
