/** What JSX becomes: elements in Preact's shape, so that views are typed by it and drawn by us. */
export const h = (type: unknown, props: object | null, ...children: unknown[]): object => ({
  type,
  props: { ...props, children },
});

/** @public The build names it wherever a view stands between empty tags. */
export const Fragment = ({ children }: { children?: unknown }): unknown => children;
