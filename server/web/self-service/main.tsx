import { render } from 'preact'
import { pickLanguage } from '../../../shared/languages/pick-language.ts'
import { Wizard } from '../../../shared/wizard/Wizard.tsx'
import { createSiteClient } from './api.ts'
import { presetOf } from './preset.ts'

const chosenLanguage = 'latchkey-language'

const app = document.getElementById('app')
if (app) {
  render(
    <Wizard
      client={(language) =>
        createSiteClient({ language, host: location.host, storage: sessionStorage, fetch: fetch.bind(globalThis) })
      }
      language={pickLanguage([localStorage.getItem(chosenLanguage) ?? '', ...navigator.languages])}
      onLanguage={(code) => localStorage.setItem(chosenLanguage, code)}
      preset={presetOf(location)}
      address={location.host}
      health="/me/"
    />,
    app,
  )
}
