import { render } from 'preact'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { createMeClient } from './api.ts'
import { Me } from './Me.tsx'

const chosenLanguage = 'latchkey-language'

const app = document.getElementById('app')
if (app) {
  render(
    <Me
      client={(language) => createMeClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
      language={pickLanguage([localStorage.getItem(chosenLanguage) ?? '', ...navigator.languages])}
      onLanguage={(code) => localStorage.setItem(chosenLanguage, code)}
      address={location.host}
    />,
    app,
  )
}
