import { Button } from './button.tsx';
import { say } from './toast.tsx';

/** A text to copy, with the button that does. */
export function Copy({ text, label, block = false }: { text: string; label: string; block?: boolean }) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(`${label} copied`),
      () => say('The browser did not allow copying: select the text instead'),
    );
  return (
    <div class={block ? 'copy block-copy' : 'copy'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide text scrolls, and a keyboard has to reach it */}
      <section class="scroller" tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
      <Button size="sm" onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  );
}
