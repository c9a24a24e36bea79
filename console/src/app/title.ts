import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

type Crumb = { label: string; href: string };
type Title = { text: string; crumbs: readonly Crumb[] };

const title = signal<Title | null>(null);

/** What the page calls itself, when it knows better than its route. */
export const pageTitle = (): Title | null => title.value;

/** Names the page in the bar and in the window while it stands. */
export function useTitle(text: string, crumbs: readonly Crumb[] = []): void {
  useEffect(() => {
    title.value = { text, crumbs };
    return () => {
      title.value = null;
    };
  }, [text]);
}
