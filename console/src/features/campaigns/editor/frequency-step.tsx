import type { Caps, Clocks } from '@uptier/shared/contracts/policy.ts';
import { interrupts } from '@uptier/shared/engine/facts/surface.ts';
import { paths } from '../../../app/paths.ts';
import { Card } from '../../../ui/card.tsx';
import { Check, TextField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { SURFACES } from '../words.ts';
import type { StepProps } from './step-props.ts';
import { CAP_NAMES, CLOCK_NAMES, capNames, clockNames, leastAdoption, loosened } from './tighten.ts';

/** A number, or nothing: the policy's own then holds. */
function Bound(props: {
  label: string;
  value: number | undefined;
  policy: number;
  problem: string | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { label, value, policy, problem, onChange } = props;
  return (
    <TextField
      label={label}
      type="number"
      min={0}
      step="any"
      value={value === undefined ? '' : String(value)}
      placeholder={String(policy)}
      problem={problem}
      hint={value === undefined ? `Policy: ${policy}` : `Tightened; the policy says ${policy}`}
      onInput={(text) => onChange(text === '' ? undefined : Math.max(0, Number(text) || 0))}
    />
  );
}

/** A set of bounds with one changed; without a value the policy's own holds. */
function put<Name extends string>(bounds: { [Key in Name]?: number }, name: Name, value: number | undefined) {
  const next: { [Key in Name]?: number } = { ...bounds };
  if (value === undefined) delete next[name];
  else next[name] = value;
  return next;
}

function Bounds({ draft, set, policy, problems }: StepProps) {
  const { guardrails } = draft;
  const loose = loosened(draft, policy);
  const wrong = (field: string) => loose.find((fault) => fault.field === field)?.text ?? problems[field];
  const setCap = (name: keyof Caps, value: number | undefined) => {
    const caps = put<keyof Caps>(guardrails.caps, name, value);
    set({ ...draft, guardrails: { ...guardrails, caps } }, `cap ${name}`);
  };
  const setClock = (name: keyof Clocks, value: number | undefined) => {
    const clocks = put<keyof Clocks>(guardrails.clocks, name, value);
    set({ ...draft, guardrails: { ...guardrails, clocks } }, `clock ${name}`);
  };
  return (
    <>
      <Card title="Caps" note="weights that may be spent; a modal weighs most">
        <div class="cols tight-cols">
          {capNames.map((name) => (
            <div key={name} class="c4">
              <Bound
                label={CAP_NAMES[name]}
                value={guardrails.caps[name]}
                policy={policy.caps[name]}
                problem={wrong(`guardrails.caps.${name}`)}
                onChange={(value) => setCap(name, value)}
              />
            </div>
          ))}
        </div>
      </Card>
      <Card title="Clocks" note="least time between two">
        <div class="cols tight-cols">
          {clockNames.map((name) => (
            <div key={name} class="c4">
              <Bound
                label={CLOCK_NAMES[name]}
                value={guardrails.clocks[name]}
                policy={policy.clocks[name]}
                problem={wrong(`guardrails.clocks.${name}`)}
                onChange={(value) => setClock(name, value)}
              />
            </div>
          ))}
        </div>
      </Card>
    </>
  );
}

/** Surfaces that answer the user charge nothing, which the caps alone would not tell. */
function Answers({ draft: { variants } }: Pick<StepProps, 'draft'>) {
  const named = (some: typeof variants) => [...new Set(some.map(({ surface }) => SURFACES[surface].toLowerCase()))];
  const free = named(variants.filter(({ surface }) => !interrupts(surface)));
  if (free.length === 0) return null;
  const isAll = variants.every(({ surface }) => !interrupts(surface));
  return (
    <Notice title={`${isAll ? 'It' : 'Part of it'} answers the user: ${free.join(', ')}.`}>
      An answer interrupts nobody, so it charges no weight, and caps and clocks do not stop it. “Not now” and “never for
      this” do.
    </Notice>
  );
}

/** How often, for whom it waits, and what wins: a campaign can tighten the policy, never loosen it. */
export function FrequencyStep(props: StepProps) {
  const { draft, set, policy, problems } = props;
  const { guardrails, kind } = draft;
  const isPitch = kind === 'upgrade';
  const withoutOwn = { ...draft, guardrails: { ...guardrails, adoptionThreshold: 0 } };
  return (
    <>
      {kind === 'limit-warning' ? (
        <Notice title="A limit warning is not capped.">
          It comes once per user and threshold, and “not now” and “never for this” hold for it too.
        </Notice>
      ) : (
        <Notice title="The workspace’s policy holds for every campaign.">
          Here a campaign can only be stricter. <a href={paths.settings('policy')}>See the policy</a>
        </Notice>
      )}
      {kind !== 'limit-warning' && <Answers draft={draft} />}
      {kind !== 'limit-warning' && <Bounds {...props} />}
      {isPitch && (
        <Card title="Gates of a pitch">
          <div class="stack">
            <TextField
              label="Least adoption, percent of the tier’s features"
              type="number"
              min={0}
              max={100}
              value={String(guardrails.adoptionThreshold)}
              problem={problems['guardrails.adoptionThreshold']}
              hint={`The higher of this and the policy’s ${leastAdoption(withoutOwn, policy)} for its path holds`}
              onInput={(text) =>
                set(
                  {
                    ...draft,
                    guardrails: {
                      ...guardrails,
                      adoptionThreshold: Math.round(Math.min(100, Math.max(0, Number(text) || 0))),
                    },
                  },
                  'adoption',
                )
              }
            />
            <Check
              label="Buyers only"
              hint={`Only ${policy.buyerRoles.join(', ')} see it; nobody is offered to ask an admin`}
              checked={guardrails.buyersOnly}
              onChange={(buyersOnly) => set({ ...draft, guardrails: { ...guardrails, buyersOnly } })}
            />
            <Check
              label="Only in the preferred window before a renewal"
              hint={`${policy.renewal.blockDays + 1} to ${policy.renewal.preferDays} days ahead`}
              checked={guardrails.preferredWindowOnly}
              onChange={(preferredWindowOnly) => set({ ...draft, guardrails: { ...guardrails, preferredWindowOnly } })}
            />
          </div>
        </Card>
      )}
      <Card title="Order">
        <TextField
          label="Priority"
          type="number"
          step={1}
          value={String(draft.priority)}
          problem={problems.priority}
          hint="When two want the same moment, the higher one wins"
          onInput={(text) => set({ ...draft, priority: Math.round(Number(text) || 0) }, 'priority')}
        />
      </Card>
    </>
  );
}
