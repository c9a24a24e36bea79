import { useQueryClient } from '@tanstack/preact-query';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Policy } from '@uptier/shared/contracts/policy.ts';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { Load } from '../../api/load.tsx';
import { ApiError } from '../../api/problem.ts';
import { refresh } from '../../api/query.ts';
import { may } from '../../api/settings.ts';
import { useCatalog, useMe, usePolicy } from '../../api/workspace.ts';
import { askToStop } from '../../app/shell/kill-switch.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Check, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonCard } from '../../ui/skeleton.tsx';
import { say } from '../../ui/toast.tsx';
import { PathRulesCard } from './path-rules-card.tsx';
import { type NumberField, POLICY_GROUPS } from './policy-fields.ts';
import { isSame, readRoles, rebased, shownRoles } from './policy-written.ts';
import { ReadinessWeightsCard, weightSum } from './readiness-card.tsx';

const PATH = '/v1/policy';

function NumberInput({
  field,
  policy,
  problem,
  onChange,
}: {
  field: NumberField;
  policy: Policy;
  problem: string | undefined;
  onChange: (policy: Policy) => void;
}) {
  const value = field.read(policy);
  const shown = field.percent ? Math.round(value * 1000) / 10 : value;
  return (
    <TextField
      label={field.label}
      type="number"
      min={0}
      step="any"
      value={String(shown)}
      hint={field.hint}
      problem={problem}
      onInput={(text) => {
        const number = Math.max(0, Number(text) || 0);
        onChange(field.write(policy, field.percent ? number / 100 : number));
      }}
    />
  );
}

/** Writes what was changed; the version it was made from goes along, also when a newer one is read meanwhile. */
function useWriting(read: Policy) {
  const queries = useQueryClient();
  const [{ base, policy }, setWritten] = useState({ base: read, policy: read });
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => setWritten((written) => rebased(written, read)), [read.version]);
  const save = async (over = false) => {
    setBusy(true);
    setError(null);
    try {
      const version = over ? (await call<Policy>(PATH)).version : base.version;
      const { stopped: _stopped, ...rules } = policy;
      const saved = await call<Policy>(PATH, { method: 'PUT', body: { ...rules, version } });
      setWritten({ base: saved, policy: saved });
      await refresh(queries, [PATH]);
      say(`Policy version ${saved.version} holds from now on`);
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      setError(caught);
      // What holds now is what undoing goes back to.
      if (caught.code === 'stale') void refresh(queries, [PATH]);
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ policy, error, busy, save },
    setPolicy: (next: Policy) => setWritten({ base, policy: next }),
    isDirty: !isSame(policy, base),
    reset: () => {
      setError(null);
      setWritten({ base: read, policy: read });
    },
  };
}

function RolesField(props: {
  roles: readonly string[];
  problem: string | undefined;
  onChange: (roles: string[]) => void;
}) {
  const { roles, problem, onChange } = props;
  const [text, setText] = useState('');
  return (
    <TextField
      label="Buyer roles"
      value={shownRoles(text, roles)}
      hint="Any other role asks an admin instead"
      problem={problem}
      onInput={(next) => {
        setText(next);
        onChange(readRoles(next));
      }}
    />
  );
}

function StopCard({ stopped }: { stopped: boolean }) {
  return (
    <Card
      title={stopped ? 'All nudges are stopped' : 'Nudges are on'}
      end={
        <Button tone={stopped ? 'main' : 'plain'} icon="power" onClick={askToStop}>
          {stopped ? 'Start nudges' : 'Stop all nudges'}
        </Button>
      }
    >
      <p class="muted">One switch stops every nudge at once, warnings too, in open pages too. Meters and gates stay.</p>
    </Card>
  );
}

function Form({ read, catalog, mayEdit }: { read: Policy; catalog: Catalog; mayEdit: boolean }) {
  const { policy, setPolicy, error, busy, save, isDirty, reset } = useWriting(read);
  const wrong = (path: string) => error?.problem.fields?.[path];
  const whyNot =
    (!mayEdit && 'A publisher changes the policy') ||
    (!isDirty && 'Nothing was changed') ||
    (weightSum(policy) !== 100 && 'The weights of readiness must add up to 100');
  return (
    <form
      class="stack wide narrow-page"
      onSubmit={(event) => {
        event.preventDefault();
        if (!whyNot) void save();
      }}
    >
      <StopCard stopped={read.stopped} />
      {POLICY_GROUPS.map(({ title, note, fields }) => (
        <Card key={title} title={title} note={note}>
          <div class="cols tight-cols">
            {fields.map((field) => (
              <div key={field.path} class="c4">
                <NumberInput field={field} policy={policy} problem={wrong(field.path)} onChange={setPolicy} />
              </div>
            ))}
          </div>
        </Card>
      ))}
      <PathRulesCard policy={policy} catalog={catalog} problemOf={wrong} onChange={setPolicy} />
      <ReadinessWeightsCard policy={policy} problem={wrong('readinessWeights')} onChange={setPolicy} />
      <Card title="Who can buy">
        <div class="stack">
          <RolesField
            roles={policy.buyerRoles}
            problem={wrong('buyerRoles')}
            onChange={(buyerRoles) => setPolicy({ ...policy, buyerRoles })}
          />
          <Check
            label="Who cannot buy may ask an admin"
            hint="Off: a pitch is shown to buyers only"
            checked={policy.requests}
            onChange={(requests) => setPolicy({ ...policy, requests })}
          />
        </div>
      </Card>
      {error?.code === 'stale' ? (
        <Notice
          tone="warn"
          title="Somebody else changed the policy meanwhile."
          action={
            <Button size="sm" onClick={() => void save(true)}>
              Save mine over it
            </Button>
          }
        >
          Yours is kept here.
        </Notice>
      ) : (
        error && <Notice tone="bad">{error.message}</Notice>
      )}
      <div class="row save-bar">
        <Button type="submit" tone="main" busy={busy && 'Saving…'} whyNot={whyNot}>
          Save policy
        </Button>
        {isDirty && <Button onClick={reset}>Undo changes</Button>}
        <span class="muted t12">Version {read.version}. It holds for the next decision.</span>
      </div>
    </form>
  );
}

/** The rules every campaign obeys, and the switch that stops them all. */
export function PolicySection() {
  const policy = usePolicy();
  const catalog = useCatalog();
  const mayEdit = may(useMe().data, 'publisher');
  const skeleton = <SkeletonCard label="Loading the policy" height="420px" />;
  return (
    <Load query={catalog} what="The catalog" skeleton={skeleton}>
      {(sold) => (
        <Load query={policy} what="The policy" skeleton={skeleton}>
          {(read) => <Form read={read} catalog={sold} mayEdit={mayEdit} />}
        </Load>
      )}
    </Load>
  );
}
