import { audienceSchema, audienceShape } from '@uptier/shared/contracts/audience.ts';
import { campaignDraftSchema } from '@uptier/shared/contracts/campaign.ts';
import { catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { eventSchema } from '@uptier/shared/contracts/event.ts';
import { nudgeContentSchema } from '@uptier/shared/contracts/nudge.ts';
import { policySchema } from '@uptier/shared/contracts/policy.ts';
import { problemSchema } from '@uptier/shared/contracts/problem.ts';
import { z } from 'zod';

/** Contracts that stand in the description under a name of their own; the audience must, as it holds itself. */
const named = z.registry<{ id: string }>();
named.add(audienceSchema, { id: 'Audience' });
named.add(campaignDraftSchema, { id: 'CampaignDraft' });
named.add(catalogSchema, { id: 'Catalog' });
named.add(eventSchema, { id: 'Event' });
named.add(nudgeContentSchema, { id: 'NudgeContent' });
named.add(policySchema, { id: 'Policy' });
named.add(problemSchema, { id: 'Problem' });

export type JsonSchema = Record<string, unknown>;

export interface Described {
  schema: JsonSchema;
  /** The named contracts it refers to, to be put under `components.schemas`. */
  components: Record<string, JsonSchema>;
}

const wrapped = z.object({
  properties: z.object({ it: z.record(z.string(), z.unknown()) }),
  $defs: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/** A zod schema as JSON Schema of OpenAPI 3.1: what a sender may write. */
export function describeSchema(schema: z.ZodType): Described {
  // Inside an object even a named schema becomes a reference.
  const json = z.toJSONSchema(z.object({ it: schema }), {
    metadata: named,
    io: 'input',
    unrepresentable: 'any',
    override: finish,
  });
  const text = JSON.stringify(json).replaceAll('#/$defs/', '#/components/schemas/');
  const { properties, $defs = {} } = wrapped.parse(JSON.parse(text));
  return { schema: properties.it, components: $defs };
}

// The schema that reads an audience is no shape; inside itself it is called by its name.
const audienceJson = z
  .record(z.string(), z.unknown())
  .parse(
    JSON.parse(
      JSON.stringify(z.toJSONSchema(audienceShape, { io: 'input', unrepresentable: 'any' })).replaceAll(
        '"$ref":"#"',
        '"$ref":"#/components/schemas/Audience"',
      ),
    ),
  );
delete audienceJson.$schema;

function finish({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: Record<string, unknown> }): void {
  if (zodSchema === audienceSchema) Object.assign(jsonSchema, audienceJson);
  if (zodSchema instanceof z.ZodDefault && zodSchema.unwrap() === audienceSchema) jsonSchema.default = { all: [] };
  delete jsonSchema.id;
}
