import { applyRules } from '../in-page/rules.ts'

/** Brought in by the background where the gate found something. */
export default { main: applyRules }
