import { z } from 'zod';
import { escapeHtml, type Page } from './page.ts';

const schemaSchema = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof schemaSchema>;
const contentSchema = z.record(z.string(), z.looseObject({ schema: schemaSchema })).optional();

const callSchema = z.looseObject({
  summary: z.string(),
  tags: z.array(z.string()),
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean(), schema: schemaSchema })),
  requestBody: z.looseObject({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: contentSchema })),
});
type Call = z.infer<typeof callSchema> & { method: string; path: string };

const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), callSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), schemaSchema) }),
});

/** The API reference: every call and contract of an OpenAPI document, on one page. */
export function renderReference(document: unknown): Page {
  const { paths, components } = documentSchema.parse(document);
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]): Call => ({ ...call, method, path })),
  );
  const tags = [...new Set(calls.flatMap(({ tags }) => tags))].sort();
  const index = tags.map((tag) => `<a href="#${slug(tag)}">${escapeHtml(tag)}</a>`).join(' · ');
  const groups = tags.map((tag) => {
    const own = calls.filter((call) => call.tags.includes(tag));
    return `<h2 id="${slug(tag)}">${escapeHtml(tag)}</h2>${own.map(renderCall).join('')}`;
  });
  const contracts = Object.entries(components.schemas)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, schema]) =>
        `<div class="call"><h3 id="contract-${name}">${escapeHtml(name)}</h3>${renderFields(schema)}</div>`,
    );
  const html = `<h1>API reference</h1><p>As data: <a href="/openapi.json">/openapi.json</a>. Problems: <a href="/docs/errors">errors</a>.</p>
<p>${index} · <a href="#contracts">Contracts</a></p>${groups.join('')}<h2 id="contracts">Contracts</h2>${contracts.join('')}`;
  return { name: 'api', title: 'API reference', html };
}

function renderCall({
  method,
  path,
  summary,
  operationId,
  security,
  parameters,
  requestBody,
  responses,
}: Call): string {
  const [status = '200', success] = Object.entries(responses).find(([code]) => code !== 'default') ?? [];
  const body = schemaIn(requestBody?.content);
  const answer = schemaIn(success?.content);
  return `<section class="call"><h3 id="${operationId}"><span class="verb ${method}">${method}</span> ${escapeHtml(path)}</h3>
<p>${escapeHtml(summary)}. <span class="who">${whoMay(security)}</span></p>
${parameters.length > 0 ? `<h4>Parameters</h4><dl class="fields">${parameters.map((each) => renderField(each.name, each.schema, each.required, each.in, 0)).join('')}</dl>` : ''}
${body ? `<h4>Body</h4>${renderFields(body)}` : ''}
${answer ? `<h4>Answer ${status}</h4>${renderFields(answer)}` : ''}</section>`;
}

function schemaIn(content: z.infer<typeof contentSchema>): Schema | null {
  return Object.values(content ?? {})[0]?.schema ?? null;
}

const callers: Record<string, string> = { publicKey: 'public key', secretKey: 'secret key', session: 'member' };

function whoMay(security: Call['security']): string {
  const names = security.flatMap((each) => Object.keys(each)).map((name) => callers[name] ?? name);
  return names.length > 0 ? `For: ${names.join(', ')}.` : 'Open to all.';
}

const MAX_DEPTH = 5;

function renderFields(schema: Schema, depth = 0): string {
  const shape = z.record(z.string(), schemaSchema).safeParse(schema.properties);
  if (!shape.success) return `<p><code>${typeName(schema)}</code>${renderInside(schema, depth)}</p>`;
  const required = z.array(z.string()).safeParse(schema.required).data ?? [];
  const fields = Object.entries(shape.data).map(([name, field]) =>
    renderField(name, field, required.includes(name), '', depth),
  );
  return `<dl class="fields">${fields.join('')}</dl>`;
}

function renderField(name: string, schema: Schema, isRequired: boolean, place: string, depth: number): string {
  const notes = [typeName(schema), place, isRequired ? 'required' : '', defaultOf(schema)].filter(
    (note) => note !== '',
  );
  return `<dt>${escapeHtml(name)} <span>${notes.join(' · ')}</span></dt><dd>${renderInside(schema, depth)}</dd>`;
}

/** What an object, a list or a choice holds. */
function renderInside(schema: Schema, depth: number): string {
  if (depth >= MAX_DEPTH) return '';
  if (schema.properties) return renderFields(schema, depth + 1);
  const inner = schemaSchema.safeParse(schema.items ?? schema.additionalProperties);
  if (inner.success && inner.data.properties) return renderFields(inner.data, depth + 1);
  const choices = z.array(schemaSchema).safeParse(schema.oneOf ?? schema.anyOf);
  return (choices.data ?? [])
    .filter((choice) => choice.properties)
    .map((choice) => renderFields(choice, depth + 1))
    .join('');
}

function defaultOf(schema: Schema): string {
  return 'default' in schema ? `default <code>${escapeHtml(JSON.stringify(schema.default))}</code>` : '';
}

function typeName(schema: Schema): string {
  const reference = schema.$ref;
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return `<a href="#contract-${name}">${escapeHtml(name)}</a>`;
  }
  if ('const' in schema) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`;
  const words = z.array(z.string()).safeParse(schema.enum);
  if (words.success) return words.data.map((word) => `<code>${escapeHtml(word)}</code>`).join(' | ');
  const choices = z.array(schemaSchema).safeParse(schema.oneOf ?? schema.anyOf);
  if (choices.success) return [...new Set(choices.data.map(typeName))].join(' | ');
  const items = schemaSchema.safeParse(schema.items);
  if (schema.type === 'array') return items.success ? `list of ${typeName(items.data)}` : 'list';
  const types = z.array(z.string()).safeParse(typeof schema.type === 'string' ? [schema.type] : schema.type);
  return types.success ? types.data.map(escapeHtml).join(' | ') : 'anything';
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
