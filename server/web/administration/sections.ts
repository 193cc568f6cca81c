import {
  CalendarClock,
  FileClock,
  Gauge,
  KeyRound,
  ListChecks,
  Mail,
  MessageCircleQuestionMark,
  Network,
  ScrollText,
  Settings,
  Users,
  Workflow,
} from 'lucide'
import type { FunctionComponent } from 'preact'
import { createLazyComponent } from '../../../shared/wizard/lazy-component.tsx'
import type { Rights } from './rights.ts'
import type { PageProps, Section } from './section.ts'

const lazily = (load: () => Promise<FunctionComponent<PageProps>>) => createLazyComponent(load).Lazy

/** The navigation, in its order: what administrators think of. A new page is one entry here. */
export const sections: readonly Section[] = [
  {
    id: 'overview',
    title: 'administration.overview',
    icon: Gauge,
    Page: lazily(async () => (await import('./pages/OverviewPage.tsx')).OverviewPage),
  },
  {
    id: 'people',
    title: 'administration.people',
    icon: Users,
    Page: lazily(async () => (await import('./pages/people/PeoplePages.tsx')).PeoplePages),
    listDestinations: async (_, t) => (await import('./pages/people/identities/destinations.ts')).listTables(t),
  },
  {
    id: 'policies',
    isForOwners: true,
    title: 'administration.policies',
    icon: ScrollText,
    Page: lazily(async () => (await import('./pages/PoliciesPages.tsx')).PoliciesPages),
    listDestinations: async (api, t) => (await import('./pages/policies-destinations.ts')).listPolicies(api, t),
  },
  {
    id: 'workflows',
    isForOwners: true,
    title: 'administration.workflows',
    icon: Workflow,
    Page: lazily(async () => (await import('./pages/WorkflowsPages.tsx')).WorkflowsPages),
    listDestinations: async (api) => (await import('./pages/workflows/destinations.ts')).listWorkflows(api),
  },
  {
    id: 'questions',
    isForOwners: true,
    title: 'administration.questions',
    icon: MessageCircleQuestionMark,
    Page: lazily(async () => (await import('./pages/questions/QuestionsPages.tsx')).QuestionsPages),
  },
  {
    id: 'password-rules',
    isForOwners: true,
    title: 'administration.password-rules',
    icon: ListChecks,
    Page: lazily(async () => (await import('./pages/password-rules/PasswordRulesPages.tsx')).PasswordRulesPages),
    listDestinations: async (_, t) => (await import('./pages/password-rules/destinations.ts')).listLists(t),
  },
  {
    id: 'mail',
    title: 'administration.mail',
    icon: Mail,
    Page: lazily(async () => (await import('./pages/mail/MailPages.tsx')).MailPages),
  },
  {
    id: 'scheduled',
    title: 'administration.scheduled',
    icon: CalendarClock,
    Page: lazily(async () => (await import('./pages/ScheduledPages.tsx')).ScheduledPages),
    listDestinations: async (api) => (await import('./pages/jobs-destinations.ts')).listJobs(api),
  },
  {
    id: 'connections',
    title: 'administration.connections',
    icon: Network,
    Page: lazily(async () => (await import('./pages/checks/ConnectionsPage.tsx')).ConnectionsPage),
  },
  {
    id: 'access',
    title: 'administration.access',
    icon: KeyRound,
    Page: lazily(async () => (await import('./pages/AccessPages.tsx')).AccessPages),
  },
  {
    id: 'settings',
    title: 'administration.settings',
    icon: Settings,
    Page: lazily(async () => (await import('./pages/SettingsPages.tsx')).SettingsPages),
    listDestinations: async (api) => (await import('./pages/settings-destinations.ts')).listSettings(api),
  },
  {
    id: 'audit',
    title: 'administration.audit',
    icon: FileClock,
    Page: lazily(async () => (await import('./pages/audit/AuditPages.tsx')).AuditPages),
  },
]

/** The navigation of a person with these rights: to the owner of a policy the rest is refused. */
export const listSections = ({ readsAll }: Pick<Rights, 'readsAll'>): readonly Section[] =>
  readsAll ? sections : sections.filter(({ isForOwners }) => isForOwners)
