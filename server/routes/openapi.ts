import type { Hono } from 'hono'
import { z } from 'zod'
import { errorStatus } from '../../shared/errors.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

type Documented = Operation<z.ZodType>

const securityOf: Record<Documented['caller'], Record<string, string[]>[]> = {
  anyone: [],
  run: [{ runToken: [] }, { runCookie: [] }],
  state: [{ stateToken: [] }],
  session: [{ sessionCookie: [] }],
  operator: [{ sessionCookie: [] }],
  administrator: [{ sessionCookie: [] }],
}

const problem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  retryAfter: z.number().optional(),
  problems: z.array(z.object({ path: z.string(), code: z.string(), text: z.string() })).optional(),
})

/** GET /api/v1/openapi.json, made from the very declarations the routes are mounted with. */
export function openApi(url: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version: '1',
      description: 'Stable API of the sites, the extension, scripts and tests.',
    },
    servers: [{ url }],
    paths,
    components: {
      schemas: { Problem: schema(problem) },
      securitySchemes: {
        runToken: { type: 'http', scheme: 'bearer', description: 'Token given by POST /api/v1/runs' },
        runCookie: { type: 'apiKey', in: 'cookie', name: '__Host-latchkey-run-{id}' },
        stateToken: { type: 'http', scheme: 'bearer', description: 'Read-only token given by a successful run' },
        sessionCookie: { type: 'apiKey', in: 'cookie', name: '__Host-latchkey-session' },
      },
    },
  }
}

function describe(operation: Documented): object {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  const statuses = new Set(operation.errors.map((code) => errorStatus[code]))
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: securityOf[operation.caller],
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(operation.query?.shape ?? {}).map(([name, shape]) => ({
        ...{ name, in: 'query', schema: schema(shape as z.ZodType) },
        required: !(shape as z.ZodType).safeParse(undefined).success,
      })),
      ...(operation.ifMatch ? [{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } }] : []),
    ],
    ...(operation.body ? { requestBody: { required: true, content: json(operation.body) } } : {}),
    ...(operation.upload ? { requestBody: { required: true, content: files(operation.upload) } } : {}),
    responses: {
      [operation.status]: { description: 'As asked', ...(operation.reply ? { content: json(operation.reply) } : {}) },
      ...Object.fromEntries(
        [...statuses].map((status) => [
          status,
          {
            description: operation.errors.filter((code) => errorStatus[code] === status).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

const json = (shape: z.ZodType) => ({ 'application/json': { schema: schema(shape) } })

const files = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

function schema(shape: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  return rest
}

export function openApiRoutes(app: Hono, url: string): void {
  let document: string | undefined
  app.get('/api/v1/openapi.json', (context) => {
    document ??= JSON.stringify(openApi(url))
    return context.body(document, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  })
}
