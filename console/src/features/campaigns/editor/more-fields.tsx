import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { Segment } from '../../../ui/segment.tsx';
import type { ContentPart } from './content-part.ts';
import { withImage, withLabel } from './draft.ts';
import { draws } from './drawn.ts';

const EDGES = [
  { value: 'bottom', label: 'Bottom' },
  { value: 'top', label: 'Top' },
] as const;

function Bullets({ content, onChange }: ContentPart) {
  const write = (text: string) => {
    const { bullets: _before, ...rest } = content;
    onChange(text === '' ? rest : { ...rest, bullets: text.split('\n').slice(0, 6) }, 'bullets');
  };
  return (
    <TextArea
      label={
        <>
          What it unlocks <span class="faint">one a line, six at most</span>
        </>
      }
      rows={3}
      value={(content.bullets ?? []).join('\n')}
      onInput={write}
    />
  );
}

function Picture({ content, onChange, wrong }: ContentPart) {
  const { image } = content;
  return (
    <div class="cols tight-cols">
      <div class="c6">
        <TextField
          label="Picture"
          value={image?.src ?? ''}
          placeholder="https://cdn.example.com/sso.png"
          problem={wrong('image.src')}
          hint="Its host has to be in the page’s img-src"
          onInput={(src) => onChange(withImage(content, { src }), 'image')}
        />
      </div>
      <div class="c6">
        <TextField
          label="What the picture shows"
          value={image?.alt ?? ''}
          problem={wrong('image.alt')}
          hint="Read out in its place; empty where it only decorates"
          onInput={(alt) => onChange(withImage(content, { alt }), 'image alt')}
        />
      </div>
    </div>
  );
}

function QuietWords({ content, onChange, wrong }: ContentPart) {
  return (
    <div class="cols tight-cols">
      <div class="c6">
        <TextField
          label="Words for “Not now”"
          value={content.dismiss?.label ?? ''}
          placeholder="Not now"
          problem={wrong('dismiss.label', content.dismiss?.label)}
          onInput={(label) => onChange(withLabel(content, 'dismiss', label), 'dismiss')}
        />
      </div>
      <div class="c6">
        <TextField
          label="Words for “Never for this”"
          value={content.never?.label ?? ''}
          placeholder="Never for this"
          problem={wrong('never.label', content.never?.label)}
          hint="Empty: ours, in the language of the locale"
          onInput={(label) => onChange(withLabel(content, 'never', label), 'never')}
        />
      </div>
    </div>
  );
}

function Edge({ content, onChange }: ContentPart) {
  return (
    <div class="field">
      <span class="lab">Edge of the page, where its place has no room for it</span>
      <span class="row">
        <Segment
          small
          label="Edge of the page"
          value={content.edge ?? 'bottom'}
          options={EDGES}
          onChange={(edge) => onChange({ ...content, edge }, 'edge')}
        />
      </span>
    </div>
  );
}

/** The parts that only some surfaces draw. */
export function MoreFields({ surface, ...parts }: ContentPart & { surface: Surface }) {
  return (
    <>
      {draws(surface, 'bullets') && <Bullets {...parts} />}
      {draws(surface, 'image') && <Picture {...parts} />}
      {draws(surface, 'dismiss') && <QuietWords {...parts} />}
      {draws(surface, 'edge') && <Edge {...parts} />}
    </>
  );
}
