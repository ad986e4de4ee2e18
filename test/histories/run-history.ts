import assert from 'node:assert/strict';
import type { DocumentJson, NodeJson } from '../../src/document/document.ts';
import { publishArticle } from '../../src/features/articles/publish-article.ts';
import { body, draft } from '../../src/features/articles/testing/make-article.ts';
import { person as makePerson } from '../../src/features/people/testing/make-person.ts';
import { isAllSaved, statusOf } from '../../src/newsroom/saving/save-queue.ts';
import { type Actor, SYSTEM } from '../../src/platform/actor.ts';
import type { ArticleId } from '../../src/platform/ids.ts';
import type { TestCtx } from '../../src/platform/testing/test-ctx.ts';
import { newsroomServer, type Server } from './newsroom-server.ts';
import { type Random, randomFrom } from './random.ts';
import { conflictOf, type Disk, newDisk, newTab, type Tab, textOf } from './tab.ts';

/** Each character is typed once in a history, so that its fate can be told: of these there are 20,000. */
const FIRST_CHARACTER = 0x4e00;
const TEXT_FIELDS = ['headline', 'deck', 'kicker'] as const;

export type World = {
  ctx: TestCtx;
  server: Server;
  people: Map<string, Actor>;
  away: Set<string>;
  demoted: Set<string>;
};

export type Outcome = {
  typed: number;
  /** Typed in the moment of a kill, before any storage could answer. */
  unkept: number;
  /** In a named revision, since somebody chose the other side. */
  chosenAgainst: number;
  conflicts: number;
  kills: number;
  crashes: number;
  lost: string[];
};

/** Two editors, each with a session that can end and a role that can be taken away. */
export async function newWorld(ctx: TestCtx): Promise<World> {
  const people = new Map<string, Actor>();
  for (const name of ['נועה', 'עמוס']) {
    const actor = await makePerson(ctx, name, 'editor');
    people.set(actor.id, actor);
  }
  const [away, demoted] = [new Set<string>(), new Set<string>()];
  const server = await newsroomServer(ctx, (from) => {
    const actor = people.get(from);
    if (!actor || away.has(from)) return null;
    return demoted.has(from) && actor.kind === 'person' ? { ...actor, role: 'reader' } : actor;
  });
  return { ctx, server, people, away, demoted };
}

/**
 * One history: two or three tabs of two people write in one article while lines break, answers are lost, the server
 * dies in the middle, sessions end, roles are taken, storage fills up, tabs are killed and the clock goes back. At the
 * end all is well again, and every character must be where it belongs.
 */
export async function runHistory(world: World, seed: number): Promise<Outcome> {
  const history = new History(world, seed);
  await history.begin();
  const { random } = history;
  const length = 40 + random.below(80);
  for (let turn = 0; turn < length; turn++) await history.turn();
  await history.heal();
  return history.outcome();
}

class History {
  readonly random: Random;
  readonly #world: World;
  readonly #disks = new Map<string, Disk>();
  readonly #tabs: Tab[] = [];
  readonly #typed = new Set<string>();
  readonly #deleted = new Set<string>();
  readonly #unkept = new Set<string>();
  readonly #against = new Set<string>();
  #articleId: ArticleId | null = null;
  #next = FIRST_CHARACTER;
  #conflicts = 0;
  #kills = 0;
  #crashes = 0;

  constructor(world: World, seed: number) {
    this.#world = world;
    this.random = randomFrom(seed);
  }

  async begin(): Promise<void> {
    const { random } = this;
    const { ctx, server, people } = this.#world;
    const persons = [...people.keys()];
    for (const person of persons) this.#disks.set(person, newDisk());
    const isNew = random.chance(0.2);
    if (!isNew) this.#articleId = await draft(ctx, { headline: 'א', body: body('ב', 'ג', 'ד', 'ה') });
    const openSeats = new Set<string>();
    // Some have two tabs of one browser.
    const sitting = [...persons, ...(random.chance(0.4) ? [random.pick(persons)] : [])];
    for (const person of sitting) {
      const disk = this.#disks.get(person) as Disk;
      this.#tabs.push(newTab({ person, disk, server, random, newId: ctx.newId, openSeats }));
    }
    const [first, ...others] = this.#tabs as [Tab, ...Tab[]];
    await first.open(this.#articleId);
    if (isNew) return;
    for (const tab of others) await tab.open(this.#articleId);
  }

  async turn(): Promise<void> {
    const { random } = this;
    const tab = random.pick(this.#tabs);
    this.#findArticle();
    if (!tab.isOpen()) return this.#reopen(tab);
    const dice = random.below(100);
    if (dice < 48) return this.#type(tab);
    if (dice < 70) tab.wake();
    else if (dice < 75) tab.line = random.pick(['closed', 'deaf', 'open'] as const);
    else if (dice < 82) tab.line = 'open';
    else if (dice < 85) await this.#crash(tab);
    else if (dice < 87) this.#toggle(this.#world.away, tab.person);
    else if (dice < 88) this.#toggle(this.#world.demoted, tab.person);
    else if (dice < 89) (this.#disks.get(tab.person) as Disk).isFull = random.chance(0.3);
    else if (dice < 92) return this.#kill(tab);
    else if (dice < 94) tab.saver().look();
    else if (dice < 96) this.#choose(tab);
    else if (dice < 97) this.#world.ctx.clock.advance(random.pick([-3600, 60]));
    else if (dice < 98) return this.#publish();
    // Sometimes what is under way goes on during what comes next.
    if (random.chance(0.6)) await tab.quiet();
  }

  /** All is well again, and everybody stays until the newsroom has everything. */
  async heal(): Promise<void> {
    const { away, demoted } = this.#world;
    away.clear();
    demoted.clear();
    for (const disk of this.#disks.values()) disk.isFull = false;
    for (let round = 0; round < 400; round++) {
      this.#findArticle();
      for (const tab of this.#tabs) {
        tab.line = 'open';
        if (!tab.isOpen()) await tab.open(this.#articleId).catch(() => {});
        if (!tab.isOpen()) continue;
        await tab.quiet();
        if (conflictOf(tab)) this.#choose(tab);
        this.#mend(tab);
        tab.wake();
        await tab.quiet();
      }
      const isDone = this.#tabs.every((tab) => tab.isOpen() && isAllSaved(tab.saver().state()));
      const isLeft = [...this.#disks.values()].some(({ entries }) => entries.size > 0);
      if (isDone && !isLeft) return;
      if (isDone) await this.#pickUp();
    }
    const states = this.#tabs.map((tab) => JSON.stringify(tab.saver().state()).slice(0, 1500));
    throw new Error(`It never came to rest:\n${states.join('\n')}`);
  }

  async outcome(): Promise<Outcome> {
    const { ctx } = this.#world;
    this.#findArticle();
    for (const tab of this.#tabs) tab.kill();
    const id = this.#articleId;
    const revisions = id
      ? await ctx.db.selectFrom('revisions').selectAll().where('article_id', '=', id).orderBy('number').execute()
      : [];
    const article = id
      ? await ctx.db.selectFrom('articles').select('latest_revision').where('id', '=', id).executeTakeFirst()
      : null;
    const working = revisions.find(({ number }) => number === article?.latest_revision);
    const inWorking = charactersOf(JSON.stringify(working ?? ''));
    const anywhere = charactersOf(JSON.stringify(revisions));
    const lost = [...this.#typed].filter((character) => {
      if (this.#deleted.has(character) || this.#unkept.has(character)) return false;
      return this.#against.has(character) ? !anywhere.has(character) : !inWorking.has(character);
    });
    return {
      typed: this.#typed.size,
      unkept: this.#unkept.size,
      chosenAgainst: this.#against.size,
      conflicts: this.#conflicts,
      kills: this.#kills,
      crashes: this.#crashes,
      lost,
    };
  }

  /** A new article has its id when one of its tabs has learnt it. */
  #findArticle(): void {
    const made = this.#tabs.map((tab) => tab.articleId()).find(Boolean) ?? null;
    this.#articleId ??= made as ArticleId | null;
  }

  async #type(tab: Tab): Promise<void> {
    const { random } = this;
    const page = tab.page();
    const strokes = 1 + random.below(4);
    for (let stroke = 0; stroke < strokes; stroke++) {
      if (random.chance(0.25)) this.#typeInField(tab);
      else this.#typeInBody(tab, page);
    }
    // Mostly the storage has answered before anything else happens.
    if (random.chance(0.85)) return tab.saver().kept();
    await Promise.resolve();
  }

  #typeInField(tab: Tab): void {
    const { random } = this;
    const field = random.pick(TEXT_FIELDS);
    const before = tab.page()[field];
    if (before.length > 60) return;
    const at = random.below(before.length + 1);
    tab.type(field, before.slice(0, at) + this.#character() + before.slice(at));
  }

  #typeInBody(tab: Tab, _page: unknown): void {
    const { random } = this;
    const blocks = [...(tab.page().body.content ?? [])];
    const at = random.below(blocks.length);
    const text = textOf(blocks[at] ?? { type: 'paragraph' });
    const dice = random.below(20);
    if (dice === 0 && blocks.length > 2) {
      for (const character of text) this.#deleted.add(character);
      blocks.splice(at, 1);
    } else if (dice < 3) blocks.splice(at, 0, paragraph(this.#character()));
    else if (dice === 3 && text.length > 1) {
      const cut = 1 + random.below(text.length - 1);
      blocks.splice(at, 1, paragraph(text.slice(0, cut)), paragraph(text.slice(cut)));
    } else {
      const cut = random.below(text.length + 1);
      blocks[at] = paragraph(text.slice(0, cut) + this.#character() + text.slice(cut));
    }
    tab.type('body', { type: 'doc', content: blocks } as DocumentJson);
  }

  #character(): string {
    const character = String.fromCodePoint(this.#next++);
    this.#typed.add(character);
    return character;
  }

  /** The server dies while it answers. */
  async #crash(tab: Tab): Promise<void> {
    this.#crashes++;
    tab.wake();
    for (let tick = this.random.below(30); tick > 0; tick--) await new Promise((resolve) => setImmediate(resolve));
    await this.#world.server.crash();
  }

  /** The tab is killed; sometimes in the middle of a writing, which then may not have been. */
  async #kill(tab: Tab): Promise<void> {
    const disk = this.#disks.get(tab.person) as Disk;
    // Words that no storage takes live in the tab alone: there the page says so, and no test can keep them.
    await tab.saver().kept();
    if (disk.isFull || tab.isUnkept()) return;
    if (this.random.chance(0.3)) {
      const from = this.#next;
      this.#typeInBody(tab, null);
      for (let code = from; code < this.#next; code++) this.#unkept.add(String.fromCodePoint(code));
    } else {
      await tab.saver().kept();
    }
    this.#kills++;
    tab.kill();
  }

  async #reopen(tab: Tab): Promise<void> {
    const isNeverOpened = this.#articleId === null && tab !== this.#tabs[0];
    if (isNeverOpened) return;
    await tab.open(this.#articleId).catch(() => {});
  }

  /** What a tab that is gone for good left behind is taken up by another. */
  async #pickUp(): Promise<void> {
    for (const tab of this.#tabs) {
      if ((this.#disks.get(tab.person) as Disk).entries.size === 0) continue;
      tab.kill();
      await tab.open(this.#articleId).catch(() => {});
    }
  }

  #choose(tab: Tab): void {
    if (!conflictOf(tab)) return;
    this.#conflicts++;
    for (const character of charactersOf(tab.choose())) this.#against.add(character);
  }

  /** A headline that has grown too long is shortened, and what was too much goes into the text. */
  #mend(tab: Tab): void {
    const state = tab.saver().state();
    if (statusOf(state) === 'unnamed') tab.type('headline', 'כ');
    if (state.trouble?.kind !== 'refused') return;
    for (const field of TEXT_FIELDS) {
      const text = tab.page()[field];
      if (text.length <= 60 && text.trim() !== '') continue;
      const blocks = tab.page().body.content ?? [];
      tab.type('body', { type: 'doc', content: [...blocks, paragraph(text || 'ו')] } as DocumentJson);
      tab.type(field, 'כ');
    }
  }

  #toggle(set: Set<string>, person: string): void {
    if (!set.delete(person)) set.add(person);
  }

  async #publish(): Promise<void> {
    if (!this.#articleId) return;
    await publishArticle(this.#world.ctx, SYSTEM, { id: this.#articleId, at: undefined }).catch(() => {});
  }
}

function paragraph(text: string): NodeJson {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

function charactersOf(text: string): Set<string> {
  return new Set([...text].filter((character) => (character.codePointAt(0) ?? 0) >= FIRST_CHARACTER));
}

/** @throws AssertionError naming the seed, with which the history can be run again */
export function assertNothingLost(seed: number, outcome: Outcome): void {
  assert.deepEqual(outcome.lost, [], `history ${seed} lost ${outcome.lost.length} of ${outcome.typed} characters`);
}
