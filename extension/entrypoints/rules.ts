import { applyRules } from '../in-page/rules.ts'

/** Injected by the background when the gate has found something. */
export default { main: applyRules }
