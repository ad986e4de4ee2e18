import { CornerDownLeft } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import { useWords } from '../frame/desk.ts';

type PlaceMenuProps = {
  headline: string;
  slots: readonly { key: string; name: string }[];
  onPlace: (key: string) => void;
};

/** Puts an article into a slot without dragging. */
export function PlaceMenu({ headline, slots, onPlace }: PlaceMenuProps) {
  const words = useWords(frontWords);
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={words.placeIn(headline)}>
        <CornerDownLeft className="points-on" aria-hidden="true" />
      </Button>
      <Popover className="popover">
        <Menu aria-label={words.placeInShort} className="options" onAction={(key) => onPlace(String(key))}>
          {slots.map(({ key, name }) => (
            <MenuItem key={key} id={key} className="option" textValue={name}>
              <bdi>{name}</bdi>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
