interface Framework {
  /** What its own elements take, and where that comes from. */
  imports: string;
  from: string;
  attributes: string;
  /** The module whose `JSX` lists the elements. */
  module: string;
}

const frameworks: Record<string, Framework> = {
  react: {
    imports: 'DetailedHTMLProps, HTMLAttributes',
    from: 'react',
    attributes: 'DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>',
    module: 'react',
  },
  preact: {
    imports: 'HTMLAttributes',
    from: 'preact',
    attributes: 'HTMLAttributes<HTMLElement>',
    module: 'preact',
  },
  solid: {
    imports: 'JSX',
    from: 'solid-js',
    attributes: 'JSX.HTMLAttributes<HTMLElement>',
    module: 'solid-js',
  },
  vue: {
    imports: 'DefineComponent, HTMLAttributes, ReservedProps',
    from: 'vue',
    attributes: 'HTMLAttributes & ReservedProps',
    module: 'vue/jsx-runtime',
  },
};

/** Vue's templates find elements as components. */
const templates = `
type Components = { [Name in keyof UptierElements]: DefineComponent<UptierElements[Name]> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
`;

const fileOf = ({ imports, from, attributes, module }: Framework): string => `import type { ${imports} } from '${from}';
import type { UptierElements } from '../elements.js';

type Elements = { [Name in keyof UptierElements]: ${attributes} & UptierElements[Name] };

declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
`;

/** Our elements in the JSX of each framework: a declaration file that adds to the framework's own types. */
export function jsxTypes(): Map<string, string> {
  const files = Object.entries(frameworks).map(
    ([name, framework]) => [name, fileOf(framework) + (name === 'vue' ? templates : '')] as const,
  );
  return new Map(files);
}

/** For `document.createElement` and `querySelector`. */
export const tagNames = `
declare global {
  interface HTMLElementTagNameMap {
    'uptier-slot': HTMLElement;
    'uptier-meter': HTMLElement;
    'uptier-gate': HTMLElement;
  }
}
`;
