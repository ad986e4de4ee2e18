import { GripVertical, Plus } from 'lucide-react';
import {
  Button,
  GridList,
  GridListItem,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  useDragAndDrop,
} from 'react-aria-components';
import { type Arrangement, isMovable, type Slot } from '../../../features/fronts/front.ts';
import { frontWords } from '../../../language/strings/newsroom/front-words.ts';
import type { SectionId } from '../../../platform/ids.ts';
import type { FrontResource } from '../../contract/fronts.ts';
import { useWords } from '../frame/desk.ts';
import { addStrip, orderStrips } from './arrange.ts';

type StripOrderProps = {
  arrangement: Arrangement;
  sections: FrontResource['sections'];
  nameOf: (slot: Slot) => string;
  onChange: (arrangement: Arrangement) => void;
};

/** The home page's strips in their order: dragged, or moved from the keyboard; and a new one. */
export function StripOrder({ arrangement, sections, nameOf, onChange }: StripOrderProps) {
  const words = useWords(frontWords);
  const strips = arrangement.slots.filter(({ kind }) => isMovable(kind)).map((slot) => ({ ...slot, id: slot.key }));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'application/x-gilyon-strip': String(key), 'text/plain': String(key) })),
    acceptedDragTypes: ['application/x-gilyon-strip'],
    onReorder: ({ keys, target }) => {
      const rest = strips.map(({ key }) => key).filter((key) => !keys.has(key));
      const at = rest.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      rest.splice(at, 0, ...[...keys].map(String));
      onChange(orderStrips(arrangement, rest));
    },
  });
  const choices = [
    ...sections.map(({ id, name }) => ({ id, name: words.newStrip.section(name) })),
    { id: 'by-hand', name: words.newStrip.byHand },
    { id: 'most-read', name: words.newStrip.mostRead },
  ];
  const add = (choice: string) => {
    const newest = { by: 'newest', section: choice as SectionId } as const;
    const isOpinion = sections.find(({ id }) => id === choice)?.slug === 'opinion';
    if (choice === 'by-hand') onChange(addStrip(arrangement, { kind: 'strip', rule: { by: 'nothing' }, count: 4 }));
    else if (choice === 'most-read')
      onChange(addStrip(arrangement, { kind: 'most-read', rule: { by: 'most-read', section: null }, count: 5 }));
    else onChange(addStrip(arrangement, { kind: isOpinion ? 'opinion' : 'strip', rule: newest, count: 4 }));
  };
  return (
    <section className="strip-order" aria-labelledby="strip-order">
      <h2 id="strip-order">{words.order}</h2>
      <GridList
        aria-label={words.order}
        keyboardNavigationBehavior="tab"
        className="front-cards"
        items={strips}
        dependencies={[sections]}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(slot) => (
          <GridListItem id={slot.key} textValue={nameOf(slot)} className="front-card">
            <Button slot="drag" className="icon-button front-grip" aria-label={words.drag(nameOf(slot))}>
              <GripVertical aria-hidden="true" />
            </Button>
            <bdi className="front-card-text">{nameOf(slot)}</bdi>
          </GridListItem>
        )}
      </GridList>
      <MenuTrigger>
        <Button className="button button-quiet">
          <Plus aria-hidden="true" />
          {words.addStrip}
        </Button>
        <Popover className="popover">
          <Menu aria-label={words.addStrip} className="options" onAction={(key) => add(String(key))}>
            {choices.map(({ id, name }) => (
              <MenuItem key={id} id={id} className="option" textValue={name}>
                <bdi>{name}</bdi>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </section>
  );
}
