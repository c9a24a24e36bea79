/** The pages of the settings, in the order in which one needs them. */
export const SECTIONS = [
  { id: 'install', label: 'Install' },
  { id: 'keys', label: 'Keys' },
  { id: 'identity', label: 'Identity' },
  { id: 'members', label: 'Members' },
  { id: 'policy', label: 'Policy' },
  { id: 'audit', label: 'Audit' },
] as const;
export type Section = (typeof SECTIONS)[number]['id'];

export const readSection = (text: string | undefined): Section =>
  SECTIONS.find(({ id }) => id === text)?.id ?? 'install';
