import type { ComponentChildren } from 'preact'
import { Button } from '../../../shared/ui/Button.tsx'
import { Notice } from '../../../shared/ui/Notice.tsx'
import { Skeleton } from '../../../shared/ui/Skeleton.tsx'
import { Frame } from '../../../shared/wizard/Frame.tsx'
import { PageHeading } from '../../../shared/wizard/PageHeading.tsx'
import { useTranslator } from '../../../shared/wizard/use-translator.ts'
import { SignInAgain } from './SignInAgain.tsx'
import { StaffSignIn } from './StaffSignIn.tsx'
import type { StaffStore } from './staff-store.ts'
import './staff-site.css'

interface StaffSiteProps {
  store: StaffStore
  /** Host name of the server, shown in the footer. */
  address: string
  language?: { current: string; choose: (code: string) => void }
  /** Heading and text of the sign-in page. */
  title: string
  text: string
  /** Shown in place of the sign-in page, while no sign-in could succeed. */
  insteadOfSignIn?: ComponentChildren
  /** What a signed-in member sees. */
  children: ComponentChildren
}

/** The frame, the sign-in and the sign-out of a site of staff. */
export function StaffSite({ store, address, language, title, text, insteadOfSignIn, children }: StaffSiteProps) {
  const t = useTranslator()
  const { view, site, member, problem, endedBy, asksAgain } = store.state.value
  const notices = endedBy && <Notice tone="warn" alert text={t(`second-factor.ended-by-${endedBy}`)} />
  return (
    <Frame
      site={site}
      unreachable={problem !== undefined}
      address={address}
      language={language}
      aside={
        member && (
          <div class="staff-member">
            <span class="staff-member-name">{member.displayName}</span>
            {member.otherSite && <a href={otherSites[member.otherSite].path}>{t(otherSites[member.otherSite].text)}</a>}
            <Button look="quiet" onPress={() => void store.signOut()}>
              {t('second-factor.sign-out')}
            </Button>
          </div>
        )
      }
    >
      {view === 'loading' && <Loading store={store} />}
      {view === 'sign-in' &&
        (insteadOfSignIn || (
          <StaffSignIn store={store.signIn} site={site} title={title} text={text} notices={notices} />
        ))}
      {member && asksAgain && <SignInAgain store={store} site={site} member={member} />}
      {view === 'signed-in' && children}
    </Frame>
  )
}

/** Where a member of staff goes who may use both sites. */
const otherSites = {
  administration: { path: '/admin/', text: 'second-factor.to-administration' },
  helpdesk: { path: '/helpdesk/', text: 'second-factor.to-helpdesk' },
} as const

function Loading({ store }: { store: StaffStore }) {
  const t = useTranslator()
  const { problem } = store.state.value
  if (!problem) return <Skeleton label={t('wizard.loading')} />
  return (
    <>
      <PageHeading title={t('wizard.unreachable-title')} />
      <Notice tone="warn" alert text={problem.text}>
        <Button look="second" onPress={() => void store.begin()}>
          {t('wizard.retry')}
        </Button>
      </Notice>
    </>
  )
}
