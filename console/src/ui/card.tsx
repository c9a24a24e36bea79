import type { ComponentChildren } from 'preact';

/** A titled box. `flush` lets a table run edge to edge. */
export function Card(props: {
  title?: ComponentChildren;
  note?: ComponentChildren;
  end?: ComponentChildren;
  footer?: ComponentChildren;
  flush?: boolean;
  span?: 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
  children: ComponentChildren;
}) {
  const { title, note, end, footer, flush = false, span, children } = props;
  return (
    <section class={span ? `card c${span}` : 'card'}>
      {(title || end) && (
        <header>
          {title && <h2>{title}</h2>}
          {note && <span class="muted t12">{note}</span>}
          {end && <span class="push">{end}</span>}
        </header>
      )}
      {flush ? children : <div class={title || end ? 'in' : 'in full'}>{children}</div>}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}

/** The top of a page: its sentence, what explains it, and its actions. */
export function PageHead({
  title,
  children,
  actions,
}: {
  title: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class="head">
      <div>
        <h1>{title}</h1>
        {children && <p>{children}</p>}
      </div>
      {actions && <div class="row">{actions}</div>}
    </div>
  );
}
