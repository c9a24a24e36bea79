import { renderNudge } from '@uptier/sdk/ui/render';
import type { CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The nudge as pages draw it, at a width of its own, made smaller where there is less room. */
export function PreviewFrame(props: {
  nudge: Nudge;
  kind: CampaignKind;
  surface: Surface;
  scheme: 'light' | 'dark';
  width: number;
}) {
  const { nudge, kind, surface, scheme, width } = props;
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(([entry]) => entry && setRoom(entry.contentRect.width));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const words = JSON.stringify(nudge);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    return renderNudge(element, { nudge, kind, surface, decisionId: 'preview' }, {}, { scheme, width });
  }, [words, kind, surface, scheme, width]);
  const zoom = room > 0 ? Math.min(1, room / width) : 1;
  return (
    <div class="stage" ref={stage} style={{ colorScheme: scheme }}>
      <div ref={frame} style={{ inlineSize: `${width}px`, zoom }} />
      {zoom < 1 && (
        <p class="t11 stage-note">
          {width} px wide, drawn at {Math.round(zoom * 100)}%
        </p>
      )}
    </div>
  );
}
