import type { JSX } from 'preact';
import type { PublicImage } from '../../features/publication/settings.ts';
import { paths } from '../../urls.ts';
import type { Frame } from '../frame.ts';
import { Bidi } from './text.tsx';

/** From so many letters on, a name is set smaller on a phone, so that it stands whole. */
const LONG_NAME = 9;

/** The paper's logo where it has one, or else its name; on the home page it is the heading. */
export function MastheadName({ frame, isHome }: { frame: Frame; isHome: boolean }): JSX.Element {
  const { name, settings } = frame.publication;
  const Name = isHome ? 'h1' : 'p';
  const isLong = [...name].length > LONG_NAME && !settings.logo.light;
  return (
    <Name class={isLong ? 'masthead-name masthead-long' : 'masthead-name'}>
      <a href={paths.home()} {...(isHome ? { 'aria-current': 'page' } : {})}>
        {settings.logo.light ? <Logo frame={frame} light={settings.logo.light} /> : <Bidi in={frame}>{name}</Bidi>}
      </a>
    </Name>
  );
}

/** One for light paper, one for dark where there is one; the style sheet shows the one that fits. */
function Logo({ frame, light }: { frame: Frame; light: PublicImage }): JSX.Element {
  const { name, settings } = frame.publication;
  const { dark } = settings.logo;
  const alt = settings.logo.alt || name;
  return (
    <>
      <LogoImage image={light} alt={alt} class={dark ? 'logo logo-light' : 'logo'} />
      {/* Lazy: what the style sheet does not show is not fetched. */}
      {dark && <LogoImage image={dark} alt={alt} class="logo logo-dark" lazy />}
    </>
  );
}

function LogoImage(props: { image: PublicImage; alt: string; class: string; lazy?: boolean }): JSX.Element {
  const { image, alt, lazy } = props;
  return (
    <img
      class={props.class}
      src={paths.publicationImage(image.file)}
      width={image.width}
      height={image.height}
      alt={alt}
      {...(lazy ? { loading: 'lazy' } : {})}
    />
  );
}
