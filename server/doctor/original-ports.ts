/** One row of the ports that the original product asks a firewall for, and what Latchkey makes of it. */
export interface OriginalPort {
  component: string
  /** As its guide lists it: `389 tcp+udp`. */
  port: string
  /** What Latchkey uses in its place; absent: nothing. */
  latchkey?: 'listener' | 'redirect' | 'ldaps' | 'smtp' | 'dns' | 'sql-server' | 'sql-browser' | 'extension'
  /** Why it is needed, or why not. */
  why: string
}

const site = (component: string): OriginalPort[] => [
  {
    component,
    port: '80 tcp',
    latchkey: 'redirect',
    why: 'only to send browsers on to HTTPS, when LATCHKEY_REDIRECT_LISTEN is set',
  },
  { component, port: '443 tcp', latchkey: 'listener', why: 'LATCHKEY_LISTEN: the sites and the API' },
  { component, port: '8081 tcp', why: 'sites and service are one process; nothing listens there' },
]

const service = 'Password Manager Service'

/** Every row of the original's list (its guides' "ports" page), in its order. */
export const originalPorts: readonly OriginalPort[] = [
  ...site('Administration site'),
  {
    component: 'Administration site',
    port: '25 tcp',
    latchkey: 'smtp',
    why: 'the port of each server in LATCHKEY_SMTP',
  },
  { component: 'Administration site', port: '135 tcp', why: 'no RPC: LDAPS does what it did' },
  ...site('Self-Service and Helpdesk sites'),
  {
    component: service,
    port: '53 udp',
    latchkey: 'dns',
    why: 'where settings have names in the place of addresses; tried with each of them',
  },
  { component: service, port: '88 tcp+udp', why: 'no Kerberos: people sign in over LDAPS' },
  { component: service, port: '389 tcp+udp', why: 'no LDAP in clear and no CLDAP: passwords travel over LDAPS only' },
  { component: service, port: '636 tcp', latchkey: 'ldaps', why: 'every controller in LATCHKEY_DIRECTORY' },
  { component: service, port: '137 tcp', why: 'no NetBIOS: names come from DNS and LDAP' },
  { component: service, port: '139 tcp', why: 'no NetBIOS: names come from DNS and LDAP' },
  { component: 'SQL Server', port: '1433 tcp+udp', latchkey: 'sql-server', why: 'only with LATCHKEY_DATABASE=mssql:' },
  {
    component: 'SQL Server',
    port: '1434 tcp+udp',
    latchkey: 'sql-browser',
    why: 'only to find an instance by its name',
  },
  { component: 'Report Server', port: '80 tcp', why: 'no Reporting Services' },
  {
    component: 'Email notification',
    port: '25 tcp',
    latchkey: 'smtp',
    why: 'the port of each server in LATCHKEY_SMTP',
  },
  { component: 'Quick Connect Sync Engine', port: '808 tcp', why: 'no Quick Connect' },
  { component: 'Secure Password Extension', port: '80 tcp', why: 'the browser extension speaks HTTPS' },
  { component: 'Secure Password Extension', port: '88 udp', why: 'the browser extension speaks to no controller' },
  { component: 'Secure Password Extension', port: '389 tcp', why: 'the browser extension speaks to no controller' },
  {
    component: 'Secure Password Extension',
    port: '443 tcp',
    latchkey: 'extension',
    why: 'from browsers to LATCHKEY_URL',
  },
  { component: 'Telephone verification', port: '443 tcp', why: 'no telephone service in the cloud' },
  { component: 'Defender', port: 'as set', why: 'no Defender' },
  { component: 'BitLocker with MBAM', port: 'as set', why: 'no MBAM' },
]
