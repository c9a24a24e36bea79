import { isRecord } from '../record.ts';

type Props = Record<string, unknown>;
type Drawable = string | { type: string; props: Props };

const SVG = 'http://www.w3.org/2000/svg';
/** What each element was given last. */
const given = new WeakMap<Element, Props>();

/** Runs components and answers the texts and elements that are left. */
function flatten(child: unknown): Drawable[] {
  if (Array.isArray(child)) return child.flatMap(flatten);
  if (child === null || child === undefined || typeof child === 'boolean') return [];
  if (!isRecord(child)) return [String(child)];
  const { type } = child;
  const props = isRecord(child.props) ? child.props : {};
  return typeof type === 'function' ? flatten(type(props)) : [{ type: String(type), props }];
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const isKept = typeof value === 'boolean' ? value || name.startsWith('aria-') : value !== undefined && value !== null;
  if (isKept) element.setAttribute(name, String(value));
  else element.removeAttribute(name);
}

function dress(element: Element, props: Props): void {
  const last = given.get(element) ?? {};
  for (const name of Object.keys({ ...last, ...props })) {
    const value = props[name];
    if (name === 'children' || name === 'key' || value === last[name]) continue;
    if (name.startsWith('on')) Reflect.set(element, name.toLowerCase(), value ?? null);
    else if (name === 'style' && element instanceof HTMLElement) Object.assign(element.style, value);
    else setAttribute(element, name, value);
  }
  given.set(element, props);
}

const create = (child: Drawable, { namespaceURI }: Element): Node =>
  typeof child === 'string'
    ? document.createTextNode(child)
    : document.createElementNS(child.type === 'svg' ? SVG : namespaceURI, child.type);

/** Draws views into an element. What stands there from the last time is changed in place, so that focus stays. */
export function draw(views: unknown, parent: Element): void {
  let next = parent.firstChild;
  for (const child of flatten(views)) {
    const name = typeof child === 'string' ? '#text' : child.type;
    const node = next?.nodeName.toLowerCase() === name ? next : parent.insertBefore(create(child, parent), next);
    next = node.nextSibling;
    if (typeof child === 'string') {
      if (node.nodeValue !== child) node.nodeValue = child;
    } else if (node instanceof Element) {
      dress(node, child.props);
      draw(child.props.children, node);
    }
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}
