declare const brand: unique symbol;
/** A string that only one kind of thing is called by. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** An id as the database writes it (RFC 9562), in small letters. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

export type ArticleId = Branded<'ArticleId'>;
export type AuthorId = Branded<'AuthorId'>;
export type SectionId = Branded<'SectionId'>;
export type TopicId = Branded<'TopicId'>;
export type PhotoId = Branded<'PhotoId'>;
export type PersonId = Branded<'PersonId'>;
export type NewsletterId = Branded<'NewsletterId'>;
export type SubscriberId = Branded<'SubscriberId'>;
export type SubscriptionId = Branded<'SubscriptionId'>;
export type EditionId = Branded<'EditionId'>;
export type ApiTokenId = Branded<'ApiTokenId'>;
