import type { Variant } from '@uptier/shared/contracts/campaign.ts';
import { type Surface, surfaces } from '@uptier/shared/contracts/surface.ts';
import { query, setQuery } from '../../../app/router.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { TextField } from '../../../ui/field.tsx';
import { wholePercent } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { Segment } from '../../../ui/segment.tsx';
import { SURFACES } from '../words.ts';
import { ContentFields } from './content-fields.tsx';
import { checkCopy } from './copy-guide.ts';
import { addVariant, shareOf, withVariant } from './draft.ts';
import { LocalePick } from './locale-pick.tsx';
import type { StepProps } from './step-props.ts';

/** The variant and locale that are looked at: of the address, else the first. */
export function useLookedAt(variants: readonly Variant[]) {
  const variant = variants.find(({ id }) => id === query.value.get('variant')) ?? variants[0];
  const locales = Object.keys(variant?.content ?? {});
  const locale = locales.find((each) => each === query.value.get('locale')) ?? locales[0] ?? 'en';
  return { variant, locale, locales };
}

function VariantBar({ draft, set, variant }: StepProps & { variant: Variant }) {
  const options = draft.variants.map((each) => ({
    value: each.id,
    label: (
      <>
        Variant {each.id.toUpperCase()} <span class="faint">{wholePercent(shareOf(draft, each))}</span>
      </>
    ),
  }));
  const add = () => {
    const added = addVariant(draft, variant);
    set(added.draft);
    setQuery({ variant: added.id });
  };
  const remove = () => {
    set({ ...draft, variants: draft.variants.filter(({ id }) => id !== variant.id) });
    setQuery({ variant: null });
  };
  return (
    <div class="row">
      <Segment label="Variant" value={variant.id} options={options} onChange={(id) => setQuery({ variant: id })} />
      <Button tone="ghost" size="sm" icon="plus" onClick={add}>
        Variant
      </Button>
      <span class="push row tight">
        <Pick<Surface>
          label="Surface"
          prefix="Surface"
          value={variant.surface}
          options={surfaces.map((value) => ({ value, label: SURFACES[value].toLowerCase() }))}
          onChange={(surface) => set(withVariant(draft, variant.id, (each) => ({ ...each, surface })))}
        />
        {draft.variants.length > 1 && (
          <Button tone="ghost" size="sm" onClick={remove}>
            Remove {variant.id.toUpperCase()}
          </Button>
        )}
      </span>
    </div>
  );
}

function Guide({ variant, locale, draft }: { variant: Variant; locale: string; draft: StepProps['draft'] }) {
  const content = variant.content[locale];
  if (!content) return null;
  const checks = checkCopy(content, draft.kind);
  const kept = checks.filter((check) => check.kept).length;
  return (
    <Card
      title="Copy guide"
      end={
        <Chip tone={kept === checks.length ? 'good' : 'warn'} icon={kept === checks.length ? 'check' : 'info'}>
          {kept} of {checks.length}
        </Chip>
      }
    >
      <ul class="ticks">
        {checks.map((check) => (
          <li key={check.id}>
            <span class={check.kept ? 'good' : 'warn'}>
              <Icon name={check.kept ? 'check' : 'warn'} small />
              <span class="sr">{check.kept ? 'Kept' : 'Not kept'}:</span>
            </span>
            <span>
              {check.rule} <span class="muted">{check.note}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The words: variants, their surface, and their content in each locale. */
export function ContentStep(props: StepProps) {
  const { draft, set, problems } = props;
  const { variant, locale, locales } = useLookedAt(draft.variants);
  if (!variant) {
    return (
      <Button
        tone="main"
        onClick={() =>
          set({ ...draft, variants: [{ id: 'a', weight: 1, surface: 'banner', content: { en: { title: '' } } }] })
        }
      >
        Add a variant
      </Button>
    );
  }
  const change = (next: Variant, key: string) =>
    set(
      withVariant(draft, variant.id, () => next),
      key,
    );
  return (
    <>
      <TextField
        label="Name"
        value={draft.name}
        maxLength={200}
        problem={problems.name}
        onInput={(name) => set({ ...draft, name }, 'name')}
      />
      <VariantBar {...props} variant={variant} />
      <Card
        title={`Variant ${variant.id.toUpperCase()}`}
        end={
          <LocalePick
            locale={locale}
            locales={locales}
            content={variant.content}
            onChange={(content) => change({ ...variant, content }, 'locale')}
          />
        }
      >
        <ContentFields
          {...props}
          variant={variant}
          locale={locale}
          onChange={(content, part) =>
            change(
              { ...variant, content: { ...variant.content, [locale]: content } },
              `${variant.id} ${locale} ${part}`,
            )
          }
        />
        {draft.variants.length > 1 && (
          <TextField
            label="Weight"
            type="number"
            min={0}
            step="any"
            value={String(variant.weight)}
            hint={`${wholePercent(shareOf(draft, variant))} of shown accounts`}
            onInput={(text) => change({ ...variant, weight: Math.max(0, Number(text) || 0) }, `${variant.id} weight`)}
          />
        )}
      </Card>
      <Guide variant={variant} locale={locale} draft={draft} />
    </>
  );
}
