export const nodeOptions: string[]
/** MALLOC_ARENA_MAX; merged into the environment. */
export declare const nodeEnvironment: Readonly<Record<string, string>>
