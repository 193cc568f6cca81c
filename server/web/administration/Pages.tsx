import './pages.css'
import { useEffect, useState } from 'preact/hooks'
import type { SiteInfo } from '../../../shared/wizard/wizard-client.ts'
import type { AddressBar } from './address.ts'
import type { Api } from './client.ts'
import { LeaveDialog } from './draft/LeaveDialog.tsx'
import { FormContext } from './form/form-context.ts'
import { JumpDialog } from './navigation/JumpDialog.tsx'
import { Navigation } from './navigation/Navigation.tsx'
import type { Rights } from './rights.ts'
import { listSections } from './sections.ts'

interface PagesProps {
  api: Api
  address: AddressBar
  site: SiteInfo | undefined
  /** Of the person who is signed in. */
  rights: Rights
  /** BCP 47. */
  language: string
}

/** The navigation beside the page that the address names; what it does not know leads to the first one. */
export function Pages({ api, address, site, rights, language }: PagesProps) {
  const [isJumping, jump] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      jump(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const { parts } = address.current.value
  const sections = listSections(rights)
  const section = sections.find(({ id }) => id === parts[0]) ?? sections[0]
  if (!section) return null
  return (
    <FormContext.Provider
      value={{
        api,
        rights,
        isReadOnly: !rights.administers,
        domains: site?.domains ?? [],
        languages: site?.languages ?? [],
      }}
    >
      <div class="with-navigation">
        <Navigation sections={sections} current={section.id} onJump={() => jump(true)} />
        <div class="section">
          <section.Page api={api} address={address} parts={parts.slice(1)} language={language} />
        </div>
      </div>
      {isJumping && <JumpDialog sections={sections} api={api} onClose={() => jump(false)} />}
      <LeaveDialog address={address} />
    </FormContext.Provider>
  )
}
