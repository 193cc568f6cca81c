import { Bell, type IconNode, KeyRound, LifeBuoy, ListChecks, LockKeyholeOpen, Ticket, UserRoundCheck } from 'lucide'

/** By workflow id (docs/architecture.md#public-http-api); all other workflows get a general icon. */
const icons: Record<string, IconNode> = {
  'manage-my-passwords': KeyRound,
  'forgot-my-password': LifeBuoy,
  'unlock-my-account': LockKeyholeOpen,
  'manage-my-profile': ListChecks,
  'i-have-a-passcode': Ticket,
  'my-notifications': Bell,
  register: UserRoundCheck,
}

export const getWorkflowIcon = (workflow: string): IconNode => icons[workflow] ?? ListChecks

/** Whether the title of this workflow says all; only the organisation's own workflows need their description beside it. */
export const isPredefined = (workflow: string): boolean => Object.hasOwn(icons, workflow)
