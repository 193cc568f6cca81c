/** Settings of an organisation's own package of the extension, from a JSON file, as `wxt.config.ts` reads them. */
export function readOrganisation(file: string): Record<string, string>
