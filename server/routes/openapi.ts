import type { Hono } from 'hono'
import { z } from 'zod'
import { errorStatus } from '../../shared/errors.ts'
import { listErrors, type Operation } from './operation.ts'
import { operations } from './operations.ts'

const securityByCaller: Record<Operation['caller'], Record<string, string[]>[]> = {
  anyone: [],
  browser: [{}, { sessionCookie: [] }],
  run: [{ runToken: [] }, { runCookie: [] }],
  state: [{ stateToken: [] }],
  session: [{ sessionCookie: [] }],
  'password-pages': [{ sessionCookie: [] }],
  operator: [{ sessionCookie: [] }],
  administrator: [{ sessionCookie: [] }],
}

const problem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  code: z.string(),
  title: z.string(),
  retryAfter: z.number().optional(),
  until: z.iso.datetime().optional().describe('too-many-attempts: when tries with this account are accepted again'),
  work: z.number().optional().describe('captcha-required: how much proof of work is demanded'),
  problems: z.array(z.object({ path: z.string(), code: z.string(), text: z.string() })).optional(),
})

/** GET /api/v1/openapi.json, made from the declarations that the routes are mounted with. */
export function createOpenApiDocument(url: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) }
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
      schemas: { Problem: toSchema(problem) },
      securitySchemes: {
        runToken: { type: 'http', scheme: 'bearer', description: 'Token given by POST /api/v1/runs' },
        runCookie: { type: 'apiKey', in: 'cookie', name: '__Host-latchkey-run-{id}' },
        stateToken: { type: 'http', scheme: 'bearer', description: 'Read-only token given by a successful run' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'Key given by POST /api/v1/admin/api-keys' },
        sessionCookie: { type: 'apiKey', in: 'cookie', name: '__Host-latchkey-session' },
      },
    },
  }
}

function describeOperation(operation: Operation): object {
  const { body, upload, reply, download } = operation
  const replied = reply ? jsonContent(reply) : download && binaryContent(download)
  const errors = listErrors(operation)
  const content = body ? jsonContent(body) : upload && binaryContent(upload)
  return {
    operationId: operation.id,
    summary: operation.summary,
    security: [
      ...securityByCaller[operation.caller],
      ...(operation.caller === 'administrator' && !operation.personOnly ? [{ apiKey: [] }] : []),
    ],
    parameters: describeParameters(operation),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      [operation.status]: { description: 'Success', ...(replied && { content: replied }) },
      ...Object.fromEntries(
        [...new Set(errors.map((code) => errorStatus[code]))].map((status) => [
          status,
          {
            description: errors.filter((code) => errorStatus[code] === status).join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

function describeParameters({ path, params, query, ifMatch }: Operation): object[] {
  const text: z.ZodType = z.string()
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return [
    ...names.map((name) => ({ name, in: 'path', required: true, schema: toSchema(params?.shape[name] ?? text) })),
    ...Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, shape]) => ({
      name,
      in: 'query',
      schema: toSchema(shape),
      required: !shape.safeParse(undefined).success,
    })),
    ...(ifMatch ? [{ name: 'If-Match', in: 'header', required: true, schema: toSchema(text) }] : []),
  ]
}

const jsonContent = (shape: z.ZodType) => ({ 'application/json': { schema: toSchema(shape) } })

const binaryContent = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))

function toSchema(shape: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  return rest
}

export function openApiRoutes(app: Hono, url: string): void {
  let document: string | undefined
  app.get('/api/v1/openapi.json', (context) => {
    document ??= JSON.stringify(createOpenApiDocument(url))
    return context.body(document, 200, { 'Content-Type': 'application/json; charset=utf-8' })
  })
}
