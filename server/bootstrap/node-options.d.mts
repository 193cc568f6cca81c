export const nodeOptions: string[]
/** MALLOC_ARENA_MAX, beside whatever else the environment holds. */
export declare const nodeEnvironment: Readonly<Record<string, string>>
