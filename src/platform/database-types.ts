/** Generated from the migrated database; compared in the check. Do not edit. */
import type { ColumnType, Generated } from 'kysely';

type Int8 = ColumnType<string, bigint | number | string, bigint | number | string>;
type Timestamp = ColumnType<Date, Date | string, Date | string>;
type CalendarDate = ColumnType<string, string, string>;
type Json = ColumnType<unknown, string, string>;

export interface AddressChangesTable {
  id: string;
  from_email: string;
  email: string;
  person_id: string | null;
  secret_hash: Buffer;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  created_at: Timestamp;
}

export interface ApiTokensTable {
  id: string;
  name: string;
  role: string;
  secret_hash: Buffer;
  created_at: Timestamp;
  last_used_at: Timestamp | null;
  revoked_at: Timestamp | null;
}

export interface ArticlePensTable {
  article_id: string;
  seat: string | null;
  person_id: string | null;
  typed_at: Timestamp | null;
  asked_seat: string | null;
  asked_person_id: string | null;
  asked_at: Timestamp | null;
}

export interface ArticleReadsTable {
  article_id: string;
  hour: Timestamp;
  count: number;
}

export interface ArticleSeatsTable {
  article_id: string;
  seat: string;
  person_id: string;
  seen_at: Timestamp;
  left_beat: Int8 | null;
}

export interface ArticleVectorsTable {
  article_id: string;
  language: string;
  published_at: Timestamp;
  words: Json;
  salient: string[];
}

export interface ArticlesTable {
  id: string;
  state: Generated<string>;
  version: Generated<number>;
  latest_revision: number;
  published_revision: number | null;
  headline: string;
  section_id: string;
  first_published_at: Timestamp | null;
  scheduled_at: Timestamp | null;
  held_until: Timestamp | null;
  hold_reason: string | null;
  withdrawn_at: Timestamp | null;
  withdrawal_reason: string | null;
  created_by: Json;
  created_at: Timestamp;
  saved_at: Timestamp;
  scheduled_revision: number | null;
  draft_key: string | null;
  handed_in_by: Json | null;
  handed_in_at: Timestamp | null;
  return_note: string | null;
  returned_by: Json | null;
  hold_kind: string | null;
  held_from: string | null;
  unpublish_at: Timestamp | null;
  unpublish_reason: string | null;
  withdrawal_notice: string | null;
  public_updated_at: Timestamp | null;
  not_published: Json | null;
  author_ids: Generated<string[]>;
}

export interface AuthAccountsTable {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Timestamp | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  password: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthVerificationsTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface AuthorsTable {
  id: string;
  slug: string;
  name: string;
  role_title: Generated<string>;
  bio: Generated<string>;
  person_id: string | null;
  photo_id: string | null;
  created_at: Timestamp;
  email: Generated<string>;
  links: Json | null;
}

export interface BounceMailboxesTable {
  name: string;
  uid_validity: Int8;
  last_uid: Int8;
  read_at: Timestamp;
}

export interface CommentsTable {
  id: string;
  article_id: string;
  thread_id: string;
  anchor: Json | null;
  text: string;
  written_by: Json;
  created_at: Timestamp;
  edited_at: Timestamp | null;
  resolved_by: Json | null;
  resolved_at: Timestamp | null;
  assignee_id: string | null;
  done_by: Json | null;
  done_at: Timestamp | null;
}

export interface ConfirmationsTable {
  id: string;
  subscriber_id: string;
  newsletter_ids: string[];
  secret_hash: Buffer;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  created_at: Timestamp;
}

export interface ConsentsTable {
  id: string;
  subscription_id: string;
  kind: string;
  source: string;
  wording: string;
  network_hash: Buffer | null;
  recorded_at: Timestamp;
}

export interface CorrectionsTable {
  id: string;
  article_id: string;
  note: string;
  corrected_by: Json;
  corrected_at: Timestamp;
}

export interface DeliveriesTable {
  edition_id: string;
  subscription_id: string;
  email: string;
  name: string;
  state: Generated<string>;
  attempts: Generated<number>;
  worker_id: string | null;
  not_before: Timestamp | null;
  sent_at: Timestamp | null;
  smtp_reply: string | null;
  bounced_at: Timestamp | null;
  status_code: string | null;
}

export interface DkimKeysTable {
  domain: string;
  selector: string;
  public_key: string;
  created_at: Timestamp;
  signs_since: Timestamp | null;
  retired_at: Timestamp | null;
}

export interface EditionArticlesTable {
  edition_id: string;
  position: number;
  article_id: string;
}

export interface EditionClicksTable {
  edition_id: string;
  article_id: string;
  count: number;
}

export interface EditionMinutesTable {
  edition_id: string;
  minute: Timestamp;
  sent: number;
}

export interface EditionReaderClicksTable {
  edition_id: string;
  subscription_id: string;
  article_id: string;
  clicked_at: Timestamp;
}

export interface EditionsTable {
  id: string;
  newsletter_id: string;
  number: number;
  subject: string;
  preheader: Generated<string>;
  intro: Generated<string>;
  state: Generated<string>;
  send_at: Timestamp | null;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
  created_by: Json;
  created_at: Timestamp;
  serial: Generated<number>;
  version: Generated<number>;
  is_advertising: Generated<boolean>;
  slot_at: Timestamp | null;
  audience: number | null;
  paused_at: Timestamp | null;
  pause_reason: string | null;
  saved_at: Timestamp | null;
  unsubscribed: Generated<number>;
  is_digest: Generated<boolean>;
}

export interface ErasedAddressesTable {
  hash: Buffer;
  erased_at: Timestamp;
}

export interface EventLogTable {
  id: Generated<Int8>;
  name: string;
  subject: string;
  payload: Json;
  done_by: Json;
  happened_at: Timestamp;
  came_from: Json | null;
}

export interface FormerSlugsTable {
  kind: string;
  slug: string;
  named_id: string;
}

export interface FrontArrangementsTable {
  front_id: string;
  number: number;
  kind: string;
  arrangement: Json;
  restored_from: number | null;
  done_by: Json;
  done_at: Timestamp;
}

export interface FrontsTable {
  id: string;
  section_id: string | null;
  version: number;
  working: Json;
  saved_by: Json;
  saved_at: Timestamp;
  live: number | null;
  next_end_at: Timestamp | null;
}

export interface HouseRulesTable {
  only_row: Generated<boolean>;
  rules: string[];
  replacements: Json;
  updated_at: Timestamp;
}

export interface MailDaysTable {
  day: CalendarDate;
  taken: number;
}

export interface MailDomainsTable {
  domain: string;
  failures: Generated<number>;
  rest_until: Timestamp | null;
  reason: Generated<string>;
  paused_at: Timestamp | null;
}

export interface MailSettingsTable {
  only_row: Generated<boolean>;
  settings: Json;
}

export interface MailWorkersTable {
  id: string;
  host: string;
  lease_until: Timestamp;
  ended_at: Timestamp | null;
}

export interface MentionsTable {
  comment_id: string;
  person_id: string;
  seen_at: Timestamp | null;
}

export interface MtaStsPoliciesTable {
  domain: string;
  policy_id: string;
  mode: string;
  mx: string[];
  expires_at: Timestamp;
}

export interface NewslettersTable {
  id: string;
  slug: string;
  name: string;
  description: Generated<string>;
  language: Generated<string>;
  sender_name: string;
  sender_email: string;
  position: Generated<number>;
  created_at: Timestamp;
  reply_to: Generated<string>;
  sections: Generated<string[]>;
  design: Json;
  welcome_subject: Generated<string>;
  welcome_text: Generated<string>;
  automatic: Json;
  next_compose_at: Timestamp | null;
  closed_at: Timestamp | null;
  when_uncertain: Generated<string>;
  digest: Generated<Json>;
  next_digest_at: Timestamp | null;
}

export interface OneTimeLinksTable {
  id: string;
  person_id: string;
  secret_hash: Buffer;
  expires_at: Timestamp;
  used_at: Timestamp | null;
  created_at: Timestamp;
}

export interface PeopleTable {
  id: string;
  email: string;
  email_verified: Generated<boolean>;
  name: Generated<string>;
  image: string | null;
  role: Generated<string>;
  created_at: Timestamp;
  updated_at: Timestamp;
  desk_language: string | null;
  invited_at: Timestamp | null;
}

export interface PhotoRenditionsTable {
  photo_id: string;
  name: string;
  format: string;
  width: number;
  height: number;
  byte_length: number;
  storage_key: string;
}

export interface PhotoUsesTable {
  photo_id: string;
  shown_id: string;
  article_id: string;
  copy: string;
  role: string;
}

export interface PhotosTable {
  id: string;
  public_key: string;
  sha256: Buffer;
  storage_key: string;
  file_name: string;
  media_type: string;
  byte_length: Int8;
  width: number;
  height: number;
  focal_x: Generated<number>;
  focal_y: Generated<number>;
  colour: string;
  caption: Generated<string>;
  alt: Generated<string>;
  credits: Generated<string[]>;
  taken_on: CalendarDate | null;
  uploaded_by: Json;
  created_at: Timestamp;
  updated_at: Timestamp;
  renditions_ready_at: Timestamp | null;
  keys: string | null;
  fingerprint: Int8 | null;
  licence: Generated<string>;
  rights: Generated<string>;
  expires_on: CalendarDate | null;
  expiry_noted_at: Timestamp | null;
  crops: Json | null;
  retired_at: Timestamp | null;
  replaced_by: string | null;
  replaced_at: Timestamp | null;
}

export interface PublicationTable {
  only_row: Generated<boolean>;
  name: string;
  tagline: Generated<string>;
  language: Generated<string>;
  time_zone: Generated<string>;
  publisher_name: Generated<string>;
  contact_email: Generated<string>;
  contact_address: Generated<string>;
  about: Generated<string>;
  demo: Generated<boolean>;
  updated_at: Timestamp;
  settings: Json | null;
}

export interface PublishedArticleAuthorsTable {
  article_id: string;
  author_id: string;
  position: number;
  published_at: Timestamp;
}

export interface PublishedArticleTopicsTable {
  article_id: string;
  topic_id: string;
  position: number;
  published_at: Timestamp;
}

export interface PublishedArticlesTable {
  id: string;
  revision: number;
  slug: string;
  kicker: string;
  headline: string;
  short_headline: string;
  deck: string;
  language: string;
  section_id: string;
  author_ids: string[];
  topic_ids: string[];
  lead_photo_id: string | null;
  lead_caption: string | null;
  lead_alt: string | null;
  body: Json;
  word_count: number;
  reading_minutes: number;
  published_at: Timestamp;
  updated_at: Timestamp;
  lead_decorative: Generated<boolean>;
}

export interface RateLimitsTable {
  key: string;
  window_start: Timestamp;
  count: number;
}

export interface RedirectsTable {
  id: string;
  from_path: string;
  to_address: string;
  created_by: Json;
  created_at: Timestamp;
}

export interface RelatedArticlesTable {
  article_id: string;
  related_id: string;
  position: number;
  score: number;
  why: string[];
  computed_at: Timestamp;
}

export interface RelatedChoicesTable {
  article_id: string;
  related_id: string;
  place: number | null;
  chosen_by: Json;
  chosen_at: Timestamp;
}

export interface RevisionsTable {
  article_id: string;
  number: number;
  kicker: Generated<string>;
  headline: string;
  short_headline: Generated<string>;
  deck: Generated<string>;
  slug: string;
  language: string;
  section_id: string;
  author_ids: Generated<string[]>;
  topic_ids: Generated<string[]>;
  lead_photo_id: string | null;
  lead_caption: string | null;
  lead_alt: string | null;
  body: Json;
  change: Generated<string>;
  saved_by: Json;
  saved_at: Timestamp;
  lead_decorative: Generated<boolean>;
}

export interface RibbonsTable {
  id: string;
  message: string;
  article_id: string | null;
  scope: string;
  starts_at: Timestamp;
  ends_at: Timestamp;
  created_by: Json;
  created_at: Timestamp;
  begun_at: Timestamp | null;
  ended_at: Timestamp | null;
}

export interface SavedArticlesTable {
  person_id: string;
  article_id: string;
  saved_at: Timestamp;
}

export interface SearchDocumentsTable {
  article_id: string;
  language: string;
  published_at: Timestamp;
  keys: string;
}

export interface SecretsTable {
  name: string;
  value: Buffer;
  created_at: Timestamp;
}

export interface SectionsTable {
  id: string;
  slug: string;
  name: string;
  position: Generated<number>;
  created_at: Timestamp;
  description: Generated<string>;
}

export interface SessionsTable {
  id: string;
  person_id: string;
  token: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface StandingPagesTable {
  slug: string;
  title: string;
  body: string;
  in_footer: Generated<boolean>;
  position: Generated<number>;
  version: Generated<number>;
  created_at: Timestamp;
  updated_at: Timestamp;
}

export interface SubscriberImportLinesTable {
  import_id: string;
  line: number;
  fields: Json;
  email: string | null;
  name: Generated<string>;
  standing: string | null;
  fault: string | null;
}

export interface SubscriberImportsTable {
  id: string;
  newsletter_id: string;
  file_name: string;
  columns: string[];
  email_column: number;
  name_column: number | null;
  state: string;
  lines: number;
  done: Generated<number>;
  consent: Json | null;
  created_by: Json;
  created_at: Timestamp;
  finished_at: Timestamp | null;
}

export interface SubscribersTable {
  id: string;
  email: string;
  name: Generated<string>;
  suppressed_at: Timestamp | null;
  suppression_reason: string | null;
  created_at: Timestamp;
  suppression_detail: Generated<string>;
  soft_bounces: Generated<number>;
  last_soft_bounce_at: Timestamp | null;
}

export interface SubscriptionsTable {
  id: string;
  subscriber_id: string;
  newsletter_id: string;
  state: string;
  confirmed_at: Timestamp | null;
  unsubscribed_at: Timestamp | null;
  unsubscribe_reason: string | null;
  created_at: Timestamp;
  welcomed_at: Timestamp | null;
  frequency: Generated<string>;
}

export interface TakenBouncesTable {
  digest: Buffer;
  taken_at: Timestamp;
}

export interface TopicsTable {
  id: string;
  slug: string;
  name: string;
  created_at: Timestamp;
  description: Generated<string>;
}

export interface WordCountsTable {
  language: string;
  word: string;
  article_count: number;
}

export interface Database {
  address_changes: AddressChangesTable;
  api_tokens: ApiTokensTable;
  article_pens: ArticlePensTable;
  article_reads: ArticleReadsTable;
  article_seats: ArticleSeatsTable;
  article_vectors: ArticleVectorsTable;
  articles: ArticlesTable;
  auth_accounts: AuthAccountsTable;
  auth_verifications: AuthVerificationsTable;
  authors: AuthorsTable;
  bounce_mailboxes: BounceMailboxesTable;
  comments: CommentsTable;
  confirmations: ConfirmationsTable;
  consents: ConsentsTable;
  corrections: CorrectionsTable;
  deliveries: DeliveriesTable;
  dkim_keys: DkimKeysTable;
  edition_articles: EditionArticlesTable;
  edition_clicks: EditionClicksTable;
  edition_minutes: EditionMinutesTable;
  edition_reader_clicks: EditionReaderClicksTable;
  editions: EditionsTable;
  erased_addresses: ErasedAddressesTable;
  event_log: EventLogTable;
  former_slugs: FormerSlugsTable;
  front_arrangements: FrontArrangementsTable;
  fronts: FrontsTable;
  house_rules: HouseRulesTable;
  mail_days: MailDaysTable;
  mail_domains: MailDomainsTable;
  mail_settings: MailSettingsTable;
  mail_workers: MailWorkersTable;
  mentions: MentionsTable;
  mta_sts_policies: MtaStsPoliciesTable;
  newsletters: NewslettersTable;
  one_time_links: OneTimeLinksTable;
  people: PeopleTable;
  photo_renditions: PhotoRenditionsTable;
  photo_uses: PhotoUsesTable;
  photos: PhotosTable;
  publication: PublicationTable;
  published_article_authors: PublishedArticleAuthorsTable;
  published_article_topics: PublishedArticleTopicsTable;
  published_articles: PublishedArticlesTable;
  rate_limits: RateLimitsTable;
  redirects: RedirectsTable;
  related_articles: RelatedArticlesTable;
  related_choices: RelatedChoicesTable;
  revisions: RevisionsTable;
  ribbons: RibbonsTable;
  saved_articles: SavedArticlesTable;
  search_documents: SearchDocumentsTable;
  secrets: SecretsTable;
  sections: SectionsTable;
  sessions: SessionsTable;
  standing_pages: StandingPagesTable;
  subscriber_import_lines: SubscriberImportLinesTable;
  subscriber_imports: SubscriberImportsTable;
  subscribers: SubscribersTable;
  subscriptions: SubscriptionsTable;
  taken_bounces: TakenBouncesTable;
  topics: TopicsTable;
  word_counts: WordCountsTable;
}
