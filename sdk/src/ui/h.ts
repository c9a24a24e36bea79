/** What JSX becomes: elements in Preact's shape, so that views are typed by it and drawn by us. */
export const h = (type: unknown, props: object | null, ...children: unknown[]): object => ({
  type,
  props: { ...props, children },
});

export const Fragment = ({ children }: { children?: unknown }): unknown => children;
