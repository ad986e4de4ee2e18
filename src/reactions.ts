import { forgetOldReads } from './features/analytics/forget-old-reads.ts';
import { publishDue } from './features/articles/publish-due.ts';
import { publishScheduled } from './features/articles/publish-scheduled.ts';
import { releaseHold } from './features/articles/release-hold.ts';
import { unpublishScheduled } from './features/articles/unpublish-scheduled.ts';
import type { EventName, EventOf, GilyonEvent } from './features/events.ts';
import { followSection } from './features/fronts/follow-section.ts';
import { renewFronts } from './features/fronts/renew-fronts.ts';
import { lookAfterPhotos } from './features/media/look-after-photos.ts';
import { makeRenditions } from './features/media/make-renditions.ts';
import { notePhotoUses } from './features/media/note-photo-uses.ts';
import { composeDueEditions } from './features/newsletter/compose-due-editions.ts';
import { forgetReaderClicks } from './features/newsletter/forget-reader-clicks.ts';
import { checkSubscribers, importSubscribers } from './features/newsletter/import-subscribers.ts';
import { readBounceMailbox } from './features/newsletter/read-bounce-mailbox.ts';
import { sendReaderLink } from './features/newsletter/send-reader-link.ts';
import { sendWelcome } from './features/newsletter/send-welcome.ts';
import { startDueEdition } from './features/newsletter/start-due-edition.ts';
import { tellOldAddress } from './features/newsletter/tell-old-address.ts';
import { followAddress } from './features/people/follow-address.ts';
import { sendInvitation } from './features/people/send-invitation.ts';
import { relateArticle } from './features/related/relate-article.ts';
import { unrelateArticle } from './features/related/unrelate-article.ts';
import { indexArticle } from './features/search/index-article.ts';
import { reindexNamed } from './features/search/reindex-named.ts';
import type { SearchEngine } from './features/search/search-engine.ts';
import { unindexArticle } from './features/search/unindex-article.ts';
import { drawSharePictures } from './features/share/draw-share-pictures.ts';
import type { Ctx } from './platform/context.ts';
import { forgetOldOrigins } from './platform/forget-old-origins.ts';
import type { JobHandlers, JobRequest, JobSchedule } from './platform/jobs.ts';
import { forgetOldRates } from './platform/rate-limit.ts';

/**
 * Every consequence on one page: what happens after what. Each job is enqueued in the transaction of its event, runs
 * after the commit, and is retried alone; so each is idempotent, and reads the state as it finds it.
 */
const CONSEQUENCES: { [Name in EventName]?: (event: EventOf<Name>) => JobRequest[] } = {
  'article-drafted': ({ articleId }) => [job('note-photo-uses', { articleId })],
  'article-saved': ({ articleId }) => [job('note-photo-uses', { articleId })],
  'article-published': ({ articleId }) => [
    job('index-article', { articleId }),
    job('relate-article', { articleId }),
    job('draw-share-pictures', { articleId }),
    job('note-photo-uses', { articleId }),
  ],
  // What was banned is out of the stored list, and what is no longer banned in it again.
  'related-chosen': ({ articleId }) => [job('relate-article', { articleId })],
  'article-corrected': ({ articleId }) => [job('index-article', { articleId })],
  'article-withdrawn': ({ articleId }) => [
    job('unindex-article', { articleId }),
    job('unrelate-article', { articleId }),
    job('note-photo-uses', { articleId }),
  ],
  'article-held': ({ articleId, until }) => [
    job('unindex-article', { articleId }),
    job('unrelate-article', { articleId }),
    job('note-photo-uses', { articleId }),
    ...(until ? [job('release-hold', { articleId }, until)] : []),
  ],
  'article-unpublish-scheduled': ({ articleId, at }) => [job('unpublish-scheduled', { articleId }, at)],
  'article-scheduled': ({ articleId, at }) => [job('publish-scheduled', { articleId }, at)],
  'photo-uploaded': ({ photoId, renditionsFrom }) => [job('make-renditions', { photoId }, renditionsFrom ?? undefined)],
  'photo-described': ({ photoId, refocused }) => (refocused ? [job('make-renditions', { photoId })] : []),
  'section-changed': ({ sectionId }) => [job('reindex-named', { kind: 'section', id: sectionId })],
  'topic-changed': ({ topicId }) => [job('reindex-named', { kind: 'topic', id: topicId })],
  'author-changed': ({ authorId }) => [job('reindex-named', { kind: 'author', id: authorId })],
  'names-merged': ({ kind, fromId, intoId }) => [
    job('reindex-named', { kind, id: intoId }),
    ...(kind === 'section' ? [job('follow-section', { sectionId: fromId, intoId })] : []),
  ],
  'name-removed': ({ kind, namedId }) =>
    kind === 'section' ? [job('follow-section', { sectionId: namedId, intoId: null })] : [],
  'staff-invited': ({ personId }) => [job('send-invitation', { personId })],
  'front-published': ({ nextEndAt }) => (nextEndAt ? [job('renew-fronts', {}, nextEndAt)] : []),
  'front-renewed': ({ nextEndAt }) => (nextEndAt ? [job('renew-fronts', {}, nextEndAt)] : []),
  'ribbon-set': ({ startsAt, endsAt }) => [job('renew-fronts', {}, startsAt), job('renew-fronts', {}, endsAt)],
  'edition-scheduled': ({ editionId, at }) => [job('start-edition', { editionId }, at)],
  'publication-changed': ({ fields }) => (fields?.includes('clicksByReader') ? [job('forget-reader-clicks', {})] : []),
  'subscriptions-changed': ({ begunId }) => (begunId ? [job('send-welcome', { subscriptionId: begunId })] : []),
  'reader-address-changed': ({ changeId, personId }) => [
    job('tell-old-address', { changeId }),
    ...(personId ? [job('follow-address', { changeId, personId })] : []),
  ],
  'reader-link-asked': ({ subscriberId }) => [job('send-reader-link', { subscriberId })],
  'subscribers-import-asked': ({ importId, step }) => [job(`${step}-subscribers`, { importId })],
};

/** What happens by the clock, in UTC. */
export const SCHEDULES: readonly JobSchedule[] = [
  { name: 'forget-old-rates', cron: '17 3 * * *' },
  { name: 'forget-old-origins', cron: '27 3 * * *' },
  { name: 'publish-due', cron: '* * * * *' },
  { name: 'forget-reader-clicks', cron: '51 3 * * *' },
  { name: 'compose-due-editions', cron: '* * * * *' },
  { name: 'read-bounce-mailbox', cron: '* * * * *' },
  { name: 'look-after-photos', cron: '*/10 * * * *' },
  { name: 'renew-fronts', cron: '* * * * *' },
  { name: 'forget-old-reads', cron: '41 3 * * *' },
];

/** The jobs that an event sets off. */
export function reactionsOf(event: GilyonEvent): JobRequest[] {
  const consequences = CONSEQUENCES[event.name] as ((event: GilyonEvent) => JobRequest[]) | undefined;
  return consequences?.(event) ?? [];
}

/** What runs each job, and how many of its kind at once in one process. */
export function jobHandlers(ctx: Ctx, search: SearchEngine | null = null): JobHandlers {
  return {
    'index-article': { concurrency: 2, run: (data) => indexArticle(ctx, data) },
    'unindex-article': { concurrency: 2, run: (data) => unindexArticle(ctx, data) },
    // One at a time: the word counts behind the scores are shared.
    'relate-article': { concurrency: 1, run: (data) => relateArticle(ctx, data, search) },
    'unrelate-article': { concurrency: 1, run: (data) => unrelateArticle(ctx, data, search) },
    'draw-share-pictures': { concurrency: 1, run: (data) => drawSharePictures(ctx, data) },
    'make-renditions': { concurrency: 1, run: (data) => makeRenditions(ctx, data) },
    'note-photo-uses': { concurrency: 1, run: (data) => notePhotoUses(ctx, data) },
    'look-after-photos': { concurrency: 1, run: () => lookAfterPhotos(ctx) },
    'publish-scheduled': { concurrency: 1, run: (data) => publishScheduled(ctx, data) },
    'unpublish-scheduled': { concurrency: 1, run: (data) => unpublishScheduled(ctx, data) },
    'publish-due': { concurrency: 1, run: () => publishDue(ctx) },
    'release-hold': { concurrency: 1, run: (data) => releaseHold(ctx, data) },
    'reindex-named': { concurrency: 1, run: (data) => reindexNamed(ctx, data) },
    'send-invitation': { concurrency: 1, run: (data) => sendInvitation(ctx, data) },
    'tell-old-address': { concurrency: 1, run: (data) => tellOldAddress(ctx, data) },
    'follow-address': { concurrency: 1, run: (data) => followAddress(ctx, data) },
    'send-reader-link': { concurrency: 1, run: (data) => sendReaderLink(ctx, data) },
    'forget-reader-clicks': { concurrency: 1, run: () => forgetReaderClicks(ctx) },
    'send-welcome': { concurrency: 2, run: (data) => sendWelcome(ctx, data) },
    'compose-due-editions': { concurrency: 1, run: () => composeDueEditions(ctx) },
    'read-bounce-mailbox': { concurrency: 1, run: async () => void (await readBounceMailbox(ctx)) },
    'start-edition': { concurrency: 1, run: (data) => startDueEdition(ctx, data) },
    'check-subscribers': { concurrency: 1, run: (data) => checkSubscribers(ctx, data) },
    'import-subscribers': { concurrency: 1, run: (data) => importSubscribers(ctx, data) },
    'forget-old-origins': { concurrency: 1, run: () => forgetOldOrigins(ctx) },
    'follow-section': { concurrency: 1, run: (data) => followSection(ctx, data) },
    'renew-fronts': { concurrency: 1, run: () => renewFronts(ctx) },
    'forget-old-reads': { concurrency: 1, run: () => forgetOldReads(ctx) },
    'forget-old-rates': { concurrency: 1, run: () => forgetOldRates(ctx) },
  };
}

/** Every kind of job. */
export const JOB_NAMES = Object.keys(jobHandlers(null as unknown as Ctx));

function job(name: string, data: Record<string, unknown>, startAfter?: string): JobRequest {
  return startAfter ? { name, data, startAfter } : { name, data };
}
