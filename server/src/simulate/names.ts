const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Amara Anders Anika Arjun Beatriz Bilal Carla Chen Chloe Daniel Darya Diego Elena Elif Emeka Erik Farah Felix Fatima
  Gita Greta Hana Hugo Ines Ivan Jamal Jana Jonas Juan Kaito Karin Kofi Lara Leila Liam Linh Lucia Magnus Maja Marco
  Maria Mateo Mei Milan Mina Nadia Naomi Nils Noor Olga Omar Oskar Paula Pavel Petra Priya Rafael Rania Rosa Samir Sara
  Sven Tara Tariq Theo Tomas Uma Vera Viktor Wei Yara Yusuf Zoe
`);

export const lastNames = words(`
  Abe Adeyemi Ahmed Almeida Andersen Baker Banerjee Becker Berg Bianchi Carter Castro Chang Costa Dahl Demir Diaz Dubois
  Eriksen Evans Fischer Flores Garcia Gupta Haddad Hansen Hayashi Huber Ibrahim Ito Jansen Johansson Kaya Keller Khan
  Kim Kovacs Kowalski Kumar Larsen Lee Lindgren Lopez Mahmoud Martin Mensah Meyer Moreau Morgan Mueller Nakamura Nguyen
  Novak Okafor Olsen Park Patel Pereira Petrov Popescu Reyes Rossi Sato Schmidt Silva Singh Suzuki Tanaka Torres Vargas
  Vogel Weber Wilson Wong Yilmaz Young Zhang
`);

const openings = words(`
  Acorn Alder Amber Apex Arbor Argo Atlas Aurora Banyan Beacon Birch Blue Bramble Bright Cedar Cinder Clear Cobalt Copper
  Coral Crest Delta Drift Dune Echo Ember Falcon Fern Field Flint Forge Garnet Glacier Granite Harbor Hazel Helix Heron
  High Indigo Iron Ivory Juniper Kestrel Lark Linden Lumen Maple Meadow Mesa Moss North Oak Onyx Orchard Osprey Pine
  Pioneer Quartz Raven Red Ridge River Sable Sage Silver Slate Solar Sparrow Spruce Stone Summit Swift Tidal Timber Umber
  Vale Violet Wild Willow Winter Wren
`);

const closings = words(`
  bay bridge brook field gate grove haven hill house lane line mark mill path peak point port ridge root shore side spark
  spring stead stone stream tide view ward water way wood works
`);

/** What companies of an industry are called after their own name. */
export const industries: readonly { id: string; weight: number; suffixes: readonly string[] }[] = [
  { id: 'agency', weight: 24, suffixes: ['Media', 'Creative', 'Studio', 'Marketing', 'Partners'] },
  { id: 'software', weight: 22, suffixes: ['Labs', 'Software', 'Systems', 'Cloud', 'Data'] },
  { id: 'retail', weight: 14, suffixes: ['Goods', 'Supply', 'Market', 'Outfitters'] },
  { id: 'health', weight: 11, suffixes: ['Health', 'Clinics', 'Care', 'Dental'] },
  { id: 'finance', weight: 10, suffixes: ['Capital', 'Advisors', 'Finance', 'Insurance'] },
  { id: 'logistics', weight: 8, suffixes: ['Freight', 'Logistics', 'Shipping'] },
  { id: 'education', weight: 7, suffixes: ['Academy', 'Learning', 'School'] },
  { id: 'energy', weight: 4, suffixes: ['Energy', 'Solar', 'Power'] },
];

/** Every pair of an opening and a closing once before any comes again: `index` walks them in a scattered order. */
export function companyStem(index: number): string {
  const total = openings.length * closings.length;
  const place = (index * 1237) % total;
  return `${openings[place % openings.length] ?? ''}${closings[Math.floor(place / openings.length)] ?? ''}`;
}
