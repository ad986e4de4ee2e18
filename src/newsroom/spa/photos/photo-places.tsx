import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoFrontResource, PhotoPlaceResource, PhotoPlaces as Places } from '../../contract/photos.ts';
import { callApi } from '../frame/call-api.ts';
import { useMay, useWords } from '../frame/desk.ts';
import { Loading, Problem } from '../parts/notice.tsx';

/** As many as one answer names. */
export const MOST_PLACES = 200;

export function usePlaces(id: string) {
  return useQuery({
    queryKey: ['photo-places', id],
    queryFn: () => callApi<Places>(`/photos/${id}/places`),
    staleTime: 0,
  });
}

/** The articles and the fronts that show a photo. */
export function PhotoPlaces({ id }: { id: string }) {
  const words = useWords(photoWords);
  const places = usePlaces(id);
  return (
    <section aria-label={words.places} className="photo-places">
      <h2>{words.places}</h2>
      {places.isPending && <Loading />}
      {places.isError && <Problem error={places.error} onRetry={() => void places.refetch()} />}
      {places.data?.items.length === 0 && <p className="quiet">{words.noPlaces}</p>}
      {places.data && places.data.items.length > 0 && <PlaceList places={places.data.items} />}
      {places.data && places.data.fronts.length > 0 && <FrontList fronts={places.data.fronts} />}
    </section>
  );
}

function FrontList({ fronts }: { fronts: readonly PhotoFrontResource[] }) {
  const words = useWords(photoWords);
  const { slots } = useWords(frontWords);
  const mayArrange = useMay('arrange-fronts');
  return (
    <>
      <h3>{words.onFronts}</h3>
      <ul className="place-list">
        {fronts.map(({ frontId, section, copies, slots: kinds }) => {
          const name = <bdi>{section || words.homePage}</bdi>;
          return (
            <li key={frontId}>
              {mayArrange ? <Link href={`/fronts/${frontId}`}>{name}</Link> : name}
              <span className="quiet">
                {copies.map((copy) => (copy === 'published' ? words.inPublished : words.inArrangement)).join(', ')}
                {' · '}
                {kinds.map((kind) => slots[kind]).join(', ')}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

export function PlaceList({ places }: { places: readonly PhotoPlaceResource[] }) {
  const words = useWords(photoWords);
  return (
    <>
      <ul className="place-list">
        {places.map((place) => (
          <li key={place.articleId}>
            <Link href={`/articles/${place.articleId}`} dir="auto">
              {place.headline || words.untitled}
            </Link>
            <span className="quiet">
              {place.copies.map((copy) => (copy === 'published' ? words.inPublished : words.inWorking)).join(', ')}
              {' · '}
              {place.roles.map((role) => (role === 'lead' ? words.asLead : words.inBody)).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {places.length >= MOST_PLACES && <p className="quiet">{words.morePlaces}</p>}
    </>
  );
}
