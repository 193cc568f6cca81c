import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { applyRules } from '../in-page/rules.ts'

/** Brought in by the background where the gate found something. */
export default defineUnlistedScript(applyRules)
