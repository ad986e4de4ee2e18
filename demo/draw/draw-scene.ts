import type { Ctx } from './context.ts';
import { MOODS, type Mood, makePalette } from './palette.ts';
import { hashSeed, makeRng } from './rng.ts';
import { courthouse, hospital, school, warehouseTheatre } from './scenes-civic.ts';
import { cinema, concert, gallery } from './scenes-culture.ts';
import { ballotBox, columnist, laptopCode, recycling, satellite } from './scenes-desk.ts';
import { archaeology, desertHills, forest, nightSky, stream, vineyard, wetlandBirds } from './scenes-nature.ts';
import { bakery, classroom, kitchen, laboratory, library, meeting } from './scenes-rooms.ts';
import { fishingBoats, harbour, lighthouseScene, stormSea } from './scenes-sea.ts';
import { beach, sailing, swimming, waveEnergy } from './scenes-shore.ts';
import { basketball, runners, stadium } from './scenes-sport.ts';
import { apartmentBlocks, construction, factory, rainStreet, solarRoofs } from './scenes-street.ts';
import { councilHall, market, oldTown, streetNight } from './scenes-town.ts';
import { bicycleLane, bus, fireEngine, policeCar, trainStation } from './scenes-transport.ts';
import { weather } from './sky.ts';
import { H, W } from './svg.ts';

const OUTDOOR = {
  harbour,
  lighthouse: lighthouseScene,
  'fishing-boats': fishingBoats,
  market,
  'old-town': oldTown,
  'council-hall': councilHall,
  'street-night': streetNight,
  'apartment-blocks': apartmentBlocks,
  school,
  hospital,
  'train-station': trainStation,
  bus,
  'bicycle-lane': bicycleLane,
  beach,
  'storm-sea': stormSea,
  stream,
  forest,
  'wetland-birds': wetlandBirds,
  'solar-roofs': solarRoofs,
  'wave-energy': waveEnergy,
  construction,
  factory,
  stadium,
  swimming,
  runners,
  sailing,
  archaeology,
  courthouse,
  'police-car': policeCar,
  'fire-engine': fireEngine,
  'desert-hills': desertHills,
  vineyard,
  'rain-street': rainStreet,
  recycling,
} as const;
const INDOOR = {
  classroom,
  library,
  'warehouse-theatre': warehouseTheatre,
  concert,
  gallery,
  cinema,
  bakery,
  kitchen,
  basketball,
  laboratory,
  'laptop-code': laptopCode,
  satellite,
  'ballot-box': ballotBox,
  meeting,
  'night-sky': nightSky,
  columnist,
} as const;
const SCENES = { ...OUTDOOR, ...INDOOR };

/** Scenes whose composition also bears a closer framing. */
const CROPPABLE: ReadonlySet<string> = new Set([
  'harbour',
  'fishing-boats',
  'old-town',
  'apartment-blocks',
  'bus',
  'bicycle-lane',
  'stream',
  'solar-roofs',
  'wave-energy',
  'factory',
  'runners',
  'police-car',
  'vineyard',
  'rain-street',
  'classroom',
  'library',
  'meeting',
  'gallery',
  'concert',
  'kitchen',
  'bakery',
  'school',
  'forest',
  'wetland-birds',
  'beach',
  'street-night',
]);

export type SceneName = keyof typeof SCENES;
export type { Mood };
export { MOODS };
export const isSceneName = (name: string): name is SceneName => Object.hasOwn(SCENES, name);
export const isMood = (name: string): name is Mood => (MOODS as readonly string[]).includes(name);

export interface DrawOptions {
  scene: SceneName;
  mood: Mood;
  seed: string;
}

/** The picture as SVG, 1600×1067; the same options always give the same bytes. */
export function drawScene({ scene, mood, seed }: DrawOptions): string {
  const r = makeRng(`${seed}|${scene}|${mood}`);
  const c: Ctx = {
    r,
    p: makePalette(mood, r),
    mood,
    dark: mood === 'night' || mood === 'dusk' || mood === 'rain',
    lit: { dawn: 0.1, day: 0, dusk: 0.45, night: 0.62, rain: 0.34, sand: 0.03 }[mood],
    indoors: !Object.hasOwn(OUTDOOR, scene),
    id: `s${hashSeed(seed + scene).toString(36)}`,
    defs: [],
    sun: { x: W / 2, y: H / 3, r: 80 },
  };
  const mirrored = r.chance(0.5);
  const close = CROPPABLE.has(scene) && r.chance(0.42);
  const zoom = close ? r.range(1.2, 1.46) : r.range(1.0, 1.1);
  const dx = -(zoom - 1) * W * (close ? r.range(0.2, 0.8) : r.next());
  const dy = -(zoom - 1) * H * (close ? r.range(0.55, 0.85) : r.range(0.35, 0.8));
  let content = SCENES[scene](c);
  if (!c.indoors) content += weather(c);
  const frame = mirrored
    ? `translate(${(W - dx).toFixed(1)} ${dy.toFixed(1)}) scale(${(-zoom).toFixed(4)} ${zoom.toFixed(4)})`
    : `translate(${dx.toFixed(1)} ${dy.toFixed(1)}) scale(${zoom.toFixed(4)})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}"><defs>${c.defs.join('')}</defs><g transform="${frame}">${content}</g></svg>`;
}
