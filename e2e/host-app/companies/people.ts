import { seedOf } from './content.ts';

export type Role = 'owner' | 'admin' | 'member';
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly invited: boolean;
};

const NAMES = [
  'Amara Nwosu',
  'Bastian Roth',
  'Carmen Ortiz',
  'Dmitri Volkov',
  'Elif Kaya',
  'Farid Rahimi',
  'Greta Lund',
  'Hugo Martel',
  'Imani Cole',
  'Jonas Weber',
  'Keiko Mori',
  'Luca Ferri',
  'Mina Park',
  'Nils Aaberg',
  'Olga Petrova',
  'Pablo Reyes',
  'Quinn Doyle',
  'Rosa Silva',
  'Stefan Novak',
  'Tara Singh',
  'Uma Iyer',
  'Viktor Holm',
  'Wen Zhao',
  'Zoe Albrecht',
];

/** The people of one company: an owner, a member, and colleagues up to the seats it uses. */
export function staffOf(company: { id: string; owner: string; member: string; seats: number }): Member[] {
  const start = seedOf(company.id) % NAMES.length;
  const colleagues = Array.from(
    { length: Math.max(0, company.seats - 2) },
    (_, index) => NAMES[(start + index) % NAMES.length] ?? 'Colleague',
  );
  const people = [
    memberOf(company.id, company.owner, 'owner'),
    memberOf(company.id, company.member, 'member'),
    ...colleagues.map((name, index) => memberOf(company.id, name, index === 0 ? 'admin' : 'member')),
  ];
  return people.slice(0, Math.max(2, company.seats));
}

export function memberOf(accountId: string, name: string, role: Role, email = emailOf(accountId, name)): Member {
  return { id: `${accountId}.${slugOf(name)}`, name, email, role, invited: false };
}

export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[̀-ͯ]/g, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => (word ?? '').slice(0, 1).toUpperCase())
    .join('');
}

function emailOf(accountId: string, name: string): string {
  const [first = 'hello'] = name.toLowerCase().split(' ');
  return `${slugOf(first)}@${accountId.replace(/[^a-z0-9-]/gi, '').toLowerCase() || 'example'}.example`;
}
