import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { paletteWords } from '../../../language/strings/newsroom/palette-words.ts';
import { useWords } from '../frame/desk.ts';

const Palette = lazy(() => import('./palette.tsx'));

/** The desk's search field: pressed, or by Ctrl+K, or by a slash where nothing is typed into. It loads when it is first wanted. */
export function SearchButton() {
  const words = useWords(paletteWords);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!opensPalette(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className="desk-search"
        aria-haspopup="dialog"
        aria-label={words.open}
        aria-keyshortcuts="Control+K"
        onClick={() => setOpen(true)}
      >
        <Search aria-hidden="true" />
        <span className="desk-search-text">{words.button}</span>
        {/* Drawn by the style sheet: as text it would be a label that the button's name does not bear (WCAG 2.5.3). */}
        <span className="desk-search-keys" dir="ltr" aria-hidden="true" data-keys={words.keys} />
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** By the key's place, since a Hebrew keyboard has another letter on it. Ctrl+K in the body of an article makes a link there. */
function opensPalette(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"], [role="alertdialog"]'))
    return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.isContentEditable) return false;
  const isKeyK = event.code === 'KeyK' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const isField = target?.matches('input, textarea, select') ?? false;
  return isKeyK || (!isField && event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey);
}
