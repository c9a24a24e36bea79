import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Me } from '../../api/workspace.ts';
import { Toasts } from '../../ui/toast.tsx';
import { navigate, path } from '../router.ts';
import { navigation, type Route } from '../routes.ts';
import { useShortcuts } from '../shortcuts.ts';
import { switchTheme } from '../theme.ts';
import { pageTitle } from '../title.ts';
import { PageBar } from './bar.tsx';
import { DemoNotice } from './demo-notice.tsx';
import { StopDialog, StoppedNotice } from './kill-switch.tsx';
import { openPalette, Palette } from './palette.tsx';
import { PeriodPick } from './period-pick.tsx';
import { openShortcuts, ShortcutList } from './shortcut-list.tsx';
import { Side, TabBar } from './side.tsx';
import { UnreachableNotice } from './unreachable-notice.tsx';

/** Focus follows to the new page, so that a screen reader starts where the eye does. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path.value]);
  return main;
}

function useWindowTitle(route: Route | null, workspace: string | undefined) {
  const text = pageTitle()?.text ?? route?.title ?? 'Not found';
  useEffect(() => {
    document.title = [text, workspace, 'Uptier'].filter(Boolean).join(' · ');
  }, [text, workspace]);
}

/** What stands around every page. */
export function Shell({ me, route, children }: { me: Me; route: Route | null; children: ComponentChildren }) {
  const main = useFocusOnArrival();
  useWindowTitle(route, me.workspace?.name);
  useShortcuts([
    { keys: '/', label: 'Search or jump', group: 'Anywhere', run: openPalette },
    { keys: 'mod+k', label: 'The same, also inside fields', group: 'Anywhere', run: openPalette },
    { keys: '?', label: 'This list', group: 'Anywhere', run: openShortcuts },
    { keys: 't', label: 'Switch theme', group: 'Anywhere', run: switchTheme },
    ...navigation.map((item) => ({
      keys: `g ${item.key}`,
      label: item.label,
      group: 'Go to' as const,
      run: () => navigate(item.href),
    })),
  ]);
  const here = route?.nav ?? null;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the page
      </a>
      <div class="shell">
        <Side here={here} me={me} />
        <div class="body">
          <PageBar route={route} />
          <main ref={main} id="main" tabIndex={-1}>
            {route?.hasPeriod && (
              <div class="under-bar">
                <PeriodPick />
              </div>
            )}
            <UnreachableNotice />
            <DemoNotice />
            <StoppedNotice />
            {children}
          </main>
        </div>
        <TabBar here={here} />
      </div>
      <Palette />
      <ShortcutList />
      <StopDialog />
      <Toasts />
    </>
  );
}
