import type { ContentByLocale } from '@uptier/shared/contracts/nudge.ts';
import { useState } from 'preact/hooks';
import { setQuery } from '../../../app/router.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Segment } from '../../../ui/segment.tsx';

/** The canonical name of a locale, or null when it is none. */
function readLocale(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}

/** The locales a variant is written in; the first is the fallback. */
export function LocalePick(props: {
  locale: string;
  locales: readonly string[];
  content: ContentByLocale;
  onChange: (content: ContentByLocale) => void;
}) {
  const { locale, locales, content, onChange } = props;
  const [text, setText] = useState('');
  const wanted = readLocale(text);
  const known = wanted !== null && locales.includes(wanted);
  const source = content[locale];
  return (
    <span class="row tight">
      <Segment
        small
        label="Locale"
        value={locale}
        options={locales.map((value) => ({ value, label: value }))}
        onChange={(value) => setQuery({ locale: value })}
      />
      <Popover
        look="btn ghost sm"
        title="Another locale"
        align="end"
        trigger={<Icon name="plus" small />}
        label="Locales"
      >
        {(close) => (
          <>
            <TextField label="Locale" placeholder="de, pt-BR" value={text} onInput={setText} />
            <span class="row">
              <Button
                tone="main"
                size="sm"
                whyNot={wanted === null ? 'Write a locale such as de or pt-BR' : known && 'It is there already'}
                onClick={() => {
                  if (!wanted || !source) return;
                  onChange({ ...content, [wanted]: source });
                  setQuery({ locale: wanted });
                  setText('');
                  close();
                }}
              >
                Add from {locale}
              </Button>
              {locales.length > 1 && (
                <Button
                  size="sm"
                  onClick={() => {
                    onChange(Object.fromEntries(Object.entries(content).filter(([name]) => name !== locale)));
                    setQuery({ locale: null });
                    close();
                  }}
                >
                  Remove {locale}
                </Button>
              )}
            </span>
          </>
        )}
      </Popover>
    </span>
  );
}
