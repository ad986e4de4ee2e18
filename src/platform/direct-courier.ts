import type { BulkMail, Letter, LetterSource } from './bulk-mail.ts';
import { NoExchanger, noExchanger } from './mail-exchangers.ts';
import { type DirectParts, openExchanger } from './open-exchanger.ts';
import type { SmtpConnection } from './smtp-connection.ts';
import { converse } from './smtp-conversation.ts';
import type { SmtpReply } from './smtp-reply.ts';

const PER_DOMAIN = 3;
/** Letters taken and not begun, of all domains together. */
const MOST_HELD = 2000;
/** With so many waiting for each connection another one is worth its opening. */
const WORTH_ANOTHER = 10;
const IDLE_MS = 1000;
/** After the last letter was taken, slow domains go on so long; what is left then is given back. */
const DRAIN_MS = 20_000;
const MOST_FAILED_CONNECTIONS = 3;

/** Brings each letter to its receiver's own mail server, where there is no relay: many domains beside each other. */
export function directCourier(parts: DirectParts): BulkMail {
  return { carry: (source, lanes, perDomain = PER_DOMAIN) => new Round(parts, source, lanes, perDomain).carry() };
}

/** The way to one domain: what waits for it, and how many connections it has and may have. */
type Road<Taken> = { domain: string; queue: Taken[]; lanes: number; most: number; wake: Set<() => void> };

class Round<Taken extends Letter> {
  #parts: DirectParts;
  #source: LetterSource<Taken>;
  #most: number;
  #perDomain: number;
  #roads = new Map<string, Road<Taken>>();
  #running = new Set<Promise<void>>();
  /** Roads that would have a connection if there was one left. */
  #waiting = new Set<Road<Taken>>();
  #held = 0;
  #hasRoom: () => void = () => {};
  #isDry = false;
  #isClosing = false;
  #failure: Error | null = null;

  constructor(parts: DirectParts, source: LetterSource<Taken>, most: number, perDomain: number) {
    this.#parts = parts;
    this.#source = source;
    this.#most = most;
    this.#perDomain = perDomain;
  }

  async carry(): Promise<void> {
    for (let letter = await this.#source.wait(); letter; letter = await this.#source.wait()) {
      this.#put(letter);
      if (this.#failure) break;
      while (this.#held >= MOST_HELD)
        await new Promise<void>((resolve) => {
          this.#hasRoom = resolve;
        });
    }
    this.#isDry = true;
    this.#wakeAll();
    const timer = setTimeout(() => {
      this.#isClosing = true;
      this.#wakeAll();
    }, DRAIN_MS);
    while (this.#running.size > 0) await Promise.race(this.#running);
    clearTimeout(timer);
    if (this.#failure) throw this.#failure;
  }

  #put(letter: Taken): void {
    const domain = letter.to.slice(letter.to.lastIndexOf('@') + 1).toLowerCase();
    let road = this.#roads.get(domain);
    if (!road) {
      road = { domain, queue: [], lanes: 0, most: this.#perDomain, wake: new Set() };
      this.#roads.set(domain, road);
    }
    road.queue.push(letter);
    this.#held++;
    for (const wake of road.wake) wake();
    if (road.lanes === 0 || road.queue.length > road.lanes * WORTH_ANOTHER) this.#widen(road);
  }

  #widen(road: Road<Taken>): void {
    if (road.lanes >= road.most) return;
    if (this.#running.size >= this.#most) {
      this.#waiting.add(road);
      // Who only waits for more makes room.
      this.#wakeAll();
      return;
    }
    this.#waiting.delete(road);
    road.lanes++;
    const driving = this.#drive(road).catch((error: Error) => {
      // A letter that cannot be made: nothing more is begun.
      this.#failure ??= error;
      this.#isClosing = true;
      this.#refuseAll(road, replyOf(error));
    });
    const ended = driving.finally(() => {
      road.lanes--;
      this.#running.delete(ended);
      if (road.queue.length > 0) this.#waiting.add(road);
      else if (road.lanes === 0) this.#roads.delete(road.domain);
      for (const next of [...this.#waiting]) {
        this.#waiting.delete(next);
        if (next.queue.length > 0) this.#widen(next);
      }
    });
    this.#running.add(ended);
  }

  /** One connection to a domain after the other, until nothing waits for it. */
  async #drive(road: Road<Taken>): Promise<void> {
    let failures = 0;
    for (let letter = this.#take(road); letter; letter = this.#take(road)) {
      let connection: SmtpConnection;
      try {
        connection = await openExchanger(this.#parts, road.domain);
      } catch (error) {
        this.#unreached(road, letter, replyOf(error as Error));
        return;
      }
      const take = () => this.#take(road);
      await converse(connection, { ...this.#asked(), take, wait: () => this.#wait(road) }, letter);
      connection.end();
      if (connection.accepted > 0) failures = 0;
      else if (++failures >= MOST_FAILED_CONNECTIONS) {
        this.#refuseAll(road, replyOf(new Error('each connection ends at once')));
        return;
      }
    }
  }

  /** Where others are connected this is one too many; otherwise all that waits is told, and tried again later. */
  #unreached(road: Road<Taken>, letter: Taken, reply: SmtpReply): void {
    if (road.lanes > 1) {
      road.most = road.lanes - 1;
      road.queue.unshift(letter);
      this.#held++;
      return;
    }
    this.#source.tell(letter, { kind: 'refused', reply });
    this.#refuseAll(road, reply);
  }

  #refuseAll(road: Road<Taken>, reply: SmtpReply): void {
    for (let letter = this.#take(road); letter; letter = this.#take(road))
      this.#source.tell(letter, { kind: 'refused', reply });
  }

  #asked(): Pick<LetterSource<Taken>, 'mayFinish' | 'tell'> {
    return {
      mayFinish: (letter) => this.#source.mayFinish(letter),
      tell: (letter, fate) => this.#source.tell(letter, fate),
    };
  }

  #take(road: Road<Taken>): Taken | undefined {
    for (let letter = road.queue.shift(); letter; letter = road.queue.shift()) {
      this.#held--;
      this.#hasRoom();
      if (!this.#isClosing && (this.#source.mayBegin?.(letter) ?? true)) return letter;
      this.#source.tell(letter, { kind: 'untouched', reason: 'it was not begun' });
    }
    return undefined;
  }

  /** A connection is kept a moment longer than it is needed, unless another road waits for one. */
  async #wait(road: Road<Taken>): Promise<Taken | null> {
    const letter = this.#take(road);
    if (letter || this.#isDry || this.#waiting.size > 0) return letter ?? null;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        road.wake.delete(end);
        resolve();
      };
      const timer = setTimeout(end, IDLE_MS);
      road.wake.add(end);
    });
    return this.#take(road) ?? null;
  }

  #wakeAll(): void {
    for (const { wake } of this.#roads.values()) for (const one of wake) one();
  }
}

function replyOf(error: Error): SmtpReply {
  return error instanceof NoExchanger ? error.reply : noExchanger(451, '4.4.1', error.message).reply;
}
