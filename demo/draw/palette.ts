import { mix } from './color.ts';
import type { Rng } from './rng.ts';

export const MOODS = ['dawn', 'day', 'dusk', 'night', 'rain', 'sand'] as const;
export type Mood = (typeof MOODS)[number];

export interface Palette {
  sky: [string, string, string];
  sun: string;
  glow: string;
  cloud: string;
  sea: [string, string];
  glint: string;
  land: [string, string, string];
  wall: [string, string, string, string];
  roof: [string, string];
  leaf: [string, string];
  ground: string;
  shadow: string;
  ink: string;
  paper: string;
  accent: [string, string, string];
}

// sky×3 · sun glow cloud · sea×2 glint · land×3 · wall×4 · roof×2 · leaf×2 · ground shadow ink paper · accent×3
const TABLE: Record<Mood, readonly string[]> = {
  dawn: [
    '7f93bd efb5a6 fde2bf fff1cd ffc98a fbe3d6 93b2bb 45708f fde0c4 c7a6b1 8d7f9f 4b5379 fbe4d0 f0c8b0 dca99c c9b7c6 bd615c 8f4a58 7c9384 33485c e6c6b0 3b3a68 292b50 fff4e6 e26b56 f4b65c 557aa4',
    '9cc9c3 f6dcc6 fbb69c fffaea ffd9a0 fff0e2 86bdb8 33777f ffe7d2 b9bfae 779a97 2f5a66 fff0de f7d3bb e8b29f bed6cd cc6a55 9c4c4b 6fa08a 275258 f0d3b8 2c4a66 1d3a4c fffaf0 ee6c4d f6bd60 3d8c95',
    '6b6fae d79ab8 ffd7a1 fff3d0 ffbe7d f3cfd2 a598c0 5a5590 ffdfb8 c19dbd 8a72a6 463d70 fbdfcf ecbdb5 d09bab b9aace b55672 83406a 857fa0 3d3b66 dfb7b4 39306a 261f4a fff2e2 e8617a f7b267 5b6cc0',
  ],
  day: [
    '3a9db6 8fd0d0 f6ecd0 fff6dc ffd57f fefaec 3199a2 0d5c74 c8ece0 a8c7b2 6aa087 2a6355 fdf4e0 f3dfba ebc49a d6e4dc dc603b b2452e 6a9f5f 22513f eedcb2 1c3f5c 123040 fffaec e5532d f4b02f 1d7592',
    'f4d58d f8e6b9 fdf3da ee6a3a f8a65a fffaf0 45aaa0 146c74 f7efcf c8c392 7da07f 2d6460 fff7e2 f6dcae eebd8c cfe2d3 d7512f a83c2b 7ba35b 26584c f1d8a0 23475a 183843 fffbef d9482b f0a22e 1f7f86',
    '2460a4 5aa0d3 dcecea fffbe6 ffe08a ffffff 2b7cc0 103f7c d3ecf6 9fbfca 5d93a0 255a6c ffffff f4e6cf edd0b0 d5e3ec cf4f3c a23a34 5f9a6b 1e4f4c ecdcbd 183766 0f2747 fffdf6 e8453c f6c544 2b8ac6',
    '7fc1d2 c3e2dd fcead4 fff4cc ffd9a0 fffdf6 58a9b8 24658a e6f3ea bccfc4 86ada2 3d6f74 fff6ea f8dcc8 efb9a4 cfe0e6 e0705a b4524a 86ab78 34605a f3dcc0 2a4a70 1c3454 fffaf2 ef6f53 f5bf4f 3f86a6',
  ],
  dusk: [
    '3a2a5e c4496b fba545 fff0b8 ffb347 e9776e b35a78 3c2c5f ffc878 9a4a74 643468 2f2049 f4b183 dd8666 b25d66 8a5a86 a33a4d 722b47 74506a 2b2147 c9716a 241a45 1c1437 ffe9c4 ff6f3c ffc145 6d5bb0',
    '124a60 c98a64 fdc56d fff3c4 ffc56a e59a72 4c8187 143f54 ffd491 8d8278 4c6470 163a4c f6cf9c e0a372 b87659 7b8c8d b4502f 7f3a2f 5f7a5c 163b40 d29a6a 0f2f42 0c2738 fff0cf f2602a ffc04a 2f8c94',
    '5b1f4a d23f4f ff8f55 ffe1a0 ff9f54 f0705c c74d5b 4b1c48 ffb37a a63a58 722a52 361638 ffb58a eb8165 bf5460 85406b 9c2846 681c3c 84434f 35163a dd7a64 2e1036 220c2a ffe6c7 ff5a36 ffb23e 8a4fa3',
  ],
  night: [
    '0a1a3a 15355f 2f6480 fdf3cf ffd98a 274b74 1b4767 081a35 9fc6cf 1d3f64 14304f 081b33 4f7390 3b5d80 2e4b6e 5c6f8f 5a3f5c 3e2d4c 2a5a5c 0d2a3b 27486a 050f26 050f22 f6ecd0 ff8a4c ffcb5c 4fb3bf',
    '05232d 0d4650 338079 f6f7d8 ffe29a 1f5f63 17605f 05242c a8dccb 1b5658 103e45 051f28 5a8a84 3f6c6c 2c5359 6c8278 6b4a43 4a3537 2f6b52 0a2d2b 255a5c 02151c 031a20 f7f1d6 ff7e47 ffd166 46b5a3',
    '15113a 33265f 73488a fff0d2 ffc98d 44357a 3b2c6c 130f35 d3a9d6 3b2b68 271c4f 100b2e 715a94 584480 3f316a 80608c 7a3a5f 54284f 3f4a7a 17163c 43346f 0b0726 0b0728 fbe9d8 ff7a6b ffc857 6f8cff',
  ],
  rain: [
    '566b79 8b9ea4 c5cec8 eef0e4 f2d48a aab8b8 6d878e 33505f dbe4de 8fa0a0 617a80 2b4552 d9dcd0 b9c2bb 9aa7a6 c9c3b0 9c5748 74433f 5f7d6c 284744 9eabaa 1e3340 182b37 f4f3e8 e9b12f c94f38 3f8a9a',
    '46635f 7e9a8e c0cfba f3f3dc f4d98c a4b9a6 5f8a80 264f4d dbe8d2 88a291 567b70 21443f dbe0c9 b6c4ad 94a893 cbb99a a6563a 77402f 6f8f5c 264a36 9fb09c 17352f 132c28 f6f6e6 f0a83a d9543a 4d9c8d',
    '4f5478 8a8fae cdccd6 f2eef0 f7cf96 adb0c8 7479a0 363c66 e2dfe8 8e91b2 626690 2d3159 dad6dc b5b4c8 9294b0 c9b3b0 a04a5c 70385a 68748e 2f355c a3a3ba 222650 1b1e42 f6f2f2 f28e3c d84a5b 6d8fd0',
  ],
  sand: [
    'd59a54 e9c285 f7e4bc fff7dc ffe0a0 f3d7a4 c2a878 7d7358 fbe9c2 d9b27a b88a58 6e5238 fbecca f0d29c dfb173 cfc09a b5603a 8a472c 9a9258 54522f e9c78e 5a3a24 3f291a fff5dd c4472a e8952e 3f7f7a',
    'c4764a e2a873 f4d6a6 fff0cf ffc78a edbf92 b98e6c 7c5544 f9dcb4 cf9468 a4673f 5f3626 f7dfbd e8bb8c d19565 bca489 a84a2c 7b3522 8d8152 4b4028 dfae7c 4c2620 341a18 fff0da b3361f f0a63c 2f6f78',
    'b9a860 dccb8a f4ebc2 fffbe0 f5dd8c ece0ae a6ae82 5f7462 f5efcb c7bb7c 96935a 4d5636 f9f0cf ead9a3 d3ba78 c4cba6 b86a36 8a4f2b 8b9650 454f2a e2d098 40442c 2b3020 fffae2 cc5528 eab038 2d7d78',
  ],
};

export function makePalette(mood: Mood, rng: Rng): Palette {
  const h = rng
    .pick(TABLE[mood])
    .split(' ')
    .map((v) => `#${v}`);
  const a = (i: number): string => h[i] ?? '#888888';
  return {
    sky: [a(0), a(1), a(2)],
    sun: a(3),
    glow: a(4),
    cloud: a(5),
    sea: [a(6), a(7)],
    glint: a(8),
    land: [a(9), a(10), a(11)],
    wall: [a(12), a(13), a(14), a(15)],
    roof: [a(16), a(17)],
    leaf: [a(18), a(19)],
    ground: a(20),
    shadow: a(21),
    ink: a(22),
    paper: a(23),
    accent: [a(24), a(25), a(26)],
  };
}

/** A colour as it looks out of the light. */
export const shade = (p: Palette, color: string, t = 0.32): string => mix(color, p.shadow, t);
/** A colour as it looks at a distance: 0 near, 1 lost in the haze. */
export const haze = (p: Palette, color: string, t: number): string => mix(color, p.sky[2], t);
