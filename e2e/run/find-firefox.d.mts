/** A Firefox on this machine, or undefined. */
export function findFirefox(env?: NodeJS.ProcessEnv): string | undefined
