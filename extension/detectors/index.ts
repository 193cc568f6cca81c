import { adfsLogin } from './adfs-login.ts'
import { adfsUpdatePassword } from './adfs-update-password.ts'
import { apereoCas } from './apereo-cas.ts'
import { citrixGateway } from './citrix-gateway.ts'
import { citrixStorefront } from './citrix-storefront.ts'
import type { Detector } from './detector.ts'
import { entra } from './entra.ts'
import { exchangeOwa } from './exchange-owa.ts'
import { f5Apm } from './f5-apm.ts'
import { fortigate } from './fortigate.ts'
import { generic } from './generic.ts'
import { globalprotect } from './globalprotect.ts'
import { iisIisadmpwd } from './iis-iisadmpwd.ts'
import { ivanti } from './ivanti.ts'
import { keycloak } from './keycloak.ts'
import { oktaClassic } from './okta-classic.ts'
import { oktaIdentityEngine } from './okta-identity-engine.ts'
import { peoplesoft } from './peoplesoft.ts'
import { ping } from './ping.ts'
import { rdwebLogin } from './rdweb-login.ts'
import { rdwebPassword } from './rdweb-password.ts'
import { sapAbap } from './sap-abap.ts'
import { sapJava } from './sap-java.ts'
import { shibboleth } from './shibboleth.ts'
import { workspaceOne } from './workspace-one.ts'

/** Every detector; products before the generic one, since the first match counts. */
export const detectors: Detector[] = [
  adfsLogin,
  adfsUpdatePassword,
  apereoCas,
  citrixGateway,
  citrixStorefront,
  entra,
  exchangeOwa,
  f5Apm,
  fortigate,
  globalprotect,
  iisIisadmpwd,
  ivanti,
  keycloak,
  oktaClassic,
  oktaIdentityEngine,
  peoplesoft,
  ping,
  rdwebLogin,
  rdwebPassword,
  sapAbap,
  sapJava,
  shibboleth,
  workspaceOne,
  generic,
]
