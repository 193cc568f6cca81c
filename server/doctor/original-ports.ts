/** One row of the ports that the original product asks a firewall for, and what replaces it in Latchkey. */
export interface OriginalPort {
  component: string
  /** As its guide lists it: `389 tcp+udp`. */
  port: string
  /** Why it is needed, or not. */
  reason: string
  /** What Latchkey uses instead; absent: nothing. */
  counterpart?:
    | 'listener'
    | 'redirect'
    | 'services'
    | 'ldaps'
    | 'smtp'
    | 'dns'
    | 'sql-server'
    | 'sql-browser'
    | 'extension'
}

const row = (component: string, port: string, reason: string, counterpart?: OriginalPort['counterpart']) => ({
  component,
  port,
  reason,
  counterpart,
})

const listSitePorts = (component: string): OriginalPort[] => [
  row(component, '80 tcp', 'only to send browsers on to HTTPS, when LATCHKEY_REDIRECT_LISTEN is set', 'redirect'),
  row(component, '443 tcp', 'LATCHKEY_LISTEN: the sites and the API', 'listener'),
  row(
    component,
    '8081 tcp',
    'between sites in a perimeter network and their services alone (LATCHKEY_ROLE)',
    'services',
  ),
]

/** What a site in a perimeter network serves. */
export const sitesForPeople = 'Self-Service and Helpdesk sites'
const service = 'Password Manager Service'
const extension = 'Secure Password Extension'

/** Every row of the original's list (its guides' "ports" page), in its order. */
export const originalPorts: readonly OriginalPort[] = [
  ...listSitePorts('Administration site'),
  row('Administration site', '25 tcp', 'the port of each server in LATCHKEY_SMTP', 'smtp'),
  row('Administration site', '135 tcp', 'no RPC: LDAPS does what it did'),
  ...listSitePorts(sitesForPeople),
  row(service, '53 udp', 'where settings have names in the place of addresses; tried with each of them', 'dns'),
  row(service, '88 tcp+udp', 'no Kerberos: people sign in over LDAPS'),
  row(service, '389 tcp+udp', 'no LDAP in clear and no CLDAP: passwords travel over LDAPS only'),
  row(service, '636 tcp', 'every controller in LATCHKEY_DIRECTORY', 'ldaps'),
  row(service, '137 tcp', 'no NetBIOS: names come from DNS and LDAP'),
  row(service, '139 tcp', 'no NetBIOS: names come from DNS and LDAP'),
  row('SQL Server', '1433 tcp+udp', 'only with LATCHKEY_DATABASE=mssql:', 'sql-server'),
  row('SQL Server', '1434 tcp+udp', 'only to find an instance by its name', 'sql-browser'),
  row('Report Server', '80 tcp', 'no Reporting Services'),
  row('Email notification', '25 tcp', 'the port of each server in LATCHKEY_SMTP', 'smtp'),
  row('Quick Connect Sync Engine', '808 tcp', 'no Quick Connect'),
  row(extension, '80 tcp', 'the browser extension speaks HTTPS'),
  row(extension, '88 udp', 'the browser extension speaks to no controller'),
  row(extension, '389 tcp', 'the browser extension speaks to no controller'),
  row(extension, '443 tcp', 'from browsers to LATCHKEY_URL', 'extension'),
  row('Telephone verification', '443 tcp', 'no telephone service in the cloud'),
  row('Defender', 'as set', 'no Defender'),
  row('BitLocker with MBAM', 'as set', 'no MBAM'),
]
