import { render } from 'preact'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { createHelpdeskClient } from './api.ts'
import { Helpdesk } from './Helpdesk.tsx'

const chosenLanguage = 'latchkey-language'

const app = document.getElementById('app')
if (app) {
  render(
    <Helpdesk
      client={(language) => createHelpdeskClient({ language, host: location.host, fetch: fetch.bind(globalThis) })}
      language={pickLanguage([localStorage.getItem(chosenLanguage) ?? '', ...navigator.languages])}
      onLanguage={(code) => localStorage.setItem(chosenLanguage, code)}
      address={location.host}
    />,
    app,
  )
}
