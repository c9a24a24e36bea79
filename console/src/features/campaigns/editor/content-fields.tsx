import type { Variant } from '@uptier/shared/contracts/campaign.ts';
import { isInterrupting, type Surface } from '@uptier/shared/contracts/surface.ts';
import { unknownFields } from '@uptier/shared/engine/content/unknown-fields.ts';
import { useRef } from 'preact/hooks';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { SURFACES } from '../words.ts';
import type { ContentPart } from './content-part.ts';
import { lengthOf } from './copy-guide.ts';
import { withAction, withText } from './draft.ts';
import { draws, undrawn } from './drawn.ts';
import { MergeFieldPick } from './merge-field-pick.tsx';
import { MoreFields } from './more-fields.tsx';
import type { StepProps } from './step-props.ts';

const MOST_TITLE = 60;

const term = (name: string, what: string) => (
  <>
    {name} <span class="faint">{what}</span>
  </>
);

type Props = StepProps & {
  variant: Variant;
  locale: string;
  onChange: ContentPart['onChange'];
};
function Texts({ content, onChange, wrong, surface }: ContentPart & { surface: Surface }) {
  const length = lengthOf(content.title);
  return (
    <>
      <TextField
        label={term('Title', 'what they achieved')}
        value={content.title}
        maxLength={2000}
        problem={wrong('title', content.title)}
        hint={
          <span class={length > MOST_TITLE ? 'warn' : undefined}>
            {length} of {MOST_TITLE} characters, a field counted as 8
          </span>
        }
        onInput={(title) => onChange({ ...content, title }, 'title')}
      />
      {draws(surface, 'evidence') && (
        <TextArea
          label={term('Evidence', 'where they are headed, and the gap')}
          rows={2}
          value={content.evidence ?? ''}
          problem={wrong('evidence', content.evidence)}
          onInput={(text) => onChange(withText(content, 'evidence', text), 'evidence')}
        />
      )}
      <TextArea
        label={term('Recommendation', 'one, specific')}
        rows={2}
        value={content.body ?? ''}
        problem={wrong('body', content.body)}
        onInput={(text) => onChange(withText(content, 'body', text), 'body')}
      />
    </>
  );
}

function Price({ content, onChange, wrong }: ContentPart) {
  return (
    <div class="cols tight-cols">
      <div class="c6">
        <TextField
          label="Price line"
          value={content.price ?? ''}
          problem={wrong('price', content.price)}
          onInput={(text) => onChange(withText(content, 'price', text), 'price')}
        />
      </div>
      <div class="c6">
        <TextField
          label={term('Price note', 'proration, or today’s price')}
          value={content.priceNote ?? ''}
          problem={wrong('priceNote', content.priceNote)}
          onInput={(text) => onChange(withText(content, 'priceNote', text), 'priceNote')}
        />
      </div>
    </div>
  );
}

function Actions({ content, onChange, wrong }: ContentPart) {
  const { primary, secondary } = content;
  return (
    <div class="cols tight-cols">
      <div class="c6">
        <TextField
          label={term('Main action', 'for who can buy')}
          value={primary?.label ?? ''}
          problem={wrong('primary.label', primary?.label)}
          hint="Who cannot buy sees “Ask” instead"
          onInput={(label) => onChange(withAction(content, 'primary', { label }), 'primary')}
        />
      </div>
      <div class="c6">
        <TextField
          label="Its link"
          value={primary?.url ?? ''}
          placeholder="/billing"
          hint="Empty: your page hears of the click and opens what it likes"
          problem={wrong('primary.url', primary?.url)}
          onInput={(url) => onChange(withAction(content, 'primary', { url }), 'primary url')}
        />
      </div>
      <div class="c6">
        <TextField
          label={term('Second action', 'optional')}
          value={secondary?.label ?? ''}
          problem={wrong('secondary.label', secondary?.label)}
          onInput={(label) => onChange(withAction(content, 'secondary', { label }), 'secondary')}
        />
      </div>
      <div class="c6">
        <TextField
          label="Its link"
          value={secondary?.url ?? ''}
          problem={wrong('secondary.url', secondary?.url)}
          onInput={(url) => onChange(withAction(content, 'secondary', { url }), 'secondary url')}
        />
      </div>
    </div>
  );
}

/** The parts of one content, in the order in which a nudge says them. */
export function ContentFields({ draft, catalog, problems, variant, locale, onChange }: Props) {
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const content = variant.content[locale];
  if (!content) return null;
  const at = `variants.${draft.variants.indexOf(variant)}.content.${locale}`;
  const wrong = (part: string, text = '') => {
    const [unknown] = unknownFields(text, catalog);
    if (unknown) return `There is no merge field ${unknown}`;
    if (part === 'title' && text.trim() === '') return 'A nudge needs a title';
    return problems[`${at}.${part}`];
  };
  const parts = { content, onChange, wrong };
  const left = undrawn(content, variant.surface);
  return (
    <div
      class="stack fields"
      onFocusIn={({ target }) => {
        if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) last.current = target;
      }}
    >
      <Texts {...parts} surface={variant.surface} />
      {draws(variant.surface, 'price') && <Price {...parts} />}
      <Actions {...parts} />
      <MoreFields {...parts} surface={variant.surface} />
      {left.length > 0 && (
        <p class="warn t12">
          Kept, but not drawn as {SURFACES[variant.surface].toLowerCase()}: {left.join(', ')}.
        </p>
      )}
      <div class="row tight">
        <MergeFieldPick catalog={catalog} into={last} />
        <span class="muted t12">
          {isInterrupting(variant.surface)
            ? 'Close, “Not now” and “Never for this” are on every nudge that interrupts.'
            : 'This surface answers the user: it renders at once and costs no budget.'}
        </span>
      </div>
    </div>
  );
}
