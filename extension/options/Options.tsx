import '../../shared/ui/theme.css'
import '../../shared/ui/base.css'
import '../../shared/ui/controls.css'
import '../../shared/forms/forms.css'
import './options.css'
import { useEffect, useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import { wordsFor } from '../../shared/languages/browser.ts'
import { Mark } from '../../shared/ui/Mark.tsx'
import { readSettings, type Settings } from '../settings.ts'
import { OriginsPart } from './OriginsPart.tsx'
import { ServerPart } from './ServerPart.tsx'

/** Two things can be set: which server, and on which pages. An administrator's policy locks either. */
export function Options({ language }: { language: string }) {
  const words = wordsFor(language)
  const [settings, setSettings] = useState<Settings>()
  useEffect(() => {
    const read = () => void readSettings().then(setSettings)
    read()
    browser.storage.onChanged.addListener(read)
    return () => browser.storage.onChanged.removeListener(read)
  }, [])
  if (!settings) return <main class="options" aria-busy="true" />
  return (
    <main class="options">
      <header class="options-head">
        <Mark />
        <h1>{words('extension.options-title')}</h1>
      </header>
      <ServerPart language={language} settings={settings} />
      <OriginsPart language={language} settings={settings} />
    </main>
  )
}
