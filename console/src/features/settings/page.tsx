import type { ComponentType } from 'preact';
import type { PageProps } from '../../app/page-props.ts';
import { paths } from '../../app/paths.ts';
import { useTitle } from '../../app/title.ts';
import { PageHead } from '../../ui/card.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { AuditSection } from './audit-section.tsx';
import { IdentitySection } from './identity-section.tsx';
import { InstallSection } from './install-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { MembersSection } from './members-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { readSection, SECTIONS, type Section } from './sections.ts';

const VIEWS: Readonly<Record<Section, ComponentType>> = {
  install: InstallSection,
  keys: KeysSection,
  identity: IdentitySection,
  members: MembersSection,
  policy: PolicySection,
  audit: AuditSection,
};

/** How the workspace is set up. */
export function SettingsPage({ params }: PageProps) {
  const section = readSection(params.section);
  const label = SECTIONS.find(({ id }) => id === section)?.label ?? '';
  useTitle(label, [{ label: 'Settings', href: paths.settings() }]);
  const View = VIEWS[section];
  const tabs = SECTIONS.map(({ id, label: name }) => ({ href: paths.settings(id), label: name, here: id === section }));
  return (
    <div class="page">
      <PageHead title="Settings" />
      <Tabs label="Settings" items={tabs} />
      <View key={section} />
    </div>
  );
}
