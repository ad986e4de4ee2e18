import { Crosshair } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { cropOf } from '../../../features/media/crop.ts';
import { CROPS, MOST_ZOOM, type Shape } from '../../../features/media/photo.ts';
import { photoWords } from '../../../language/strings/newsroom/photo-words.ts';
import type { PhotoChange, PhotoResource } from '../../contract/photos.ts';
import { useWords } from '../frame/desk.ts';

type CuttingProps = { photo: PhotoResource; onChange: (change: PhotoChange) => void };
type Point = { x: number; y: number };

const SHAPES = Object.keys(CROPS) as Shape[];
const STEP = 0.01;
const LARGE_STEP = 0.1;
/** As they are on the photo, whatever the direction of the page. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where the photo's middle is, how each shape is cut around it, and a shape cut by hand where that is not enough. */
export function Cutting({ photo, onChange }: CuttingProps) {
  const words = useWords(photoWords);
  const [target, setTarget] = useState<'focal' | Shape>('focal');
  const group = useId();
  const hand = target === 'focal' ? undefined : photo.crops[target];
  const point: Point = target === 'focal' ? photo.focal : (hand ?? photo.focal);
  const zoom = hand?.zoom ?? 1;
  const setPoint = (next: Point) => {
    if (target === 'focal') onChange({ focal: next });
    else onChange({ crops: { [target]: { ...next, zoom } } });
  };
  return (
    <section className="cutting" aria-label={words.cutting}>
      <h2>{words.cutting}</h2>
      <fieldset className="cutting-targets">
        <legend className="hidden">{words.setWhat}</legend>
        {(['focal', ...SHAPES] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={group} checked={target === one} onChange={() => setTarget(one)} />
            {one === 'focal' ? words.focal : words.byHand(ratio(one))}
          </label>
        ))}
      </fieldset>
      <PointOnPhoto
        photo={photo}
        point={point}
        shape={target === 'focal' ? null : target}
        label={target === 'focal' ? words.focal : words.byHand(ratio(target))}
        onChange={setPoint}
      />
      {target !== 'focal' && (
        <div className="cutting-hand">
          <label>
            {words.zoom}{' '}
            <input
              type="range"
              min={1}
              max={MOST_ZOOM}
              step={0.05}
              value={zoom}
              onChange={(event) => onChange({ crops: { [target]: { ...point, zoom: Number(event.target.value) } } })}
            />
          </label>
          <button
            type="button"
            className="plain"
            disabled={!hand}
            onClick={() => onChange({ crops: { [target]: null } })}
          >
            {words.toFocal}
          </button>
        </div>
      )}
      <div className="crops">
        {SHAPES.map((shape) => (
          <CropPreview key={shape} photo={photo} shape={shape} />
        ))}
      </div>
    </section>
  );
}

type PointProps = {
  photo: PhotoResource;
  point: Point;
  shape: Shape | null;
  label: string;
  onChange: (point: Point) => void;
};

function PointOnPhoto({ photo, point, shape, label, onChange }: PointProps) {
  const words = useWords(photoWords);
  const hint = useId();
  const [dragging, setDragging] = useState(false);
  const at = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onChange({
      x: rounded((event.clientX - box.left) / box.width),
      y: rounded((event.clientY - box.top) / box.height),
    });
  };
  const move = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE_STEP : STEP;
    onChange({ x: rounded(point.x + arrow[0] * step), y: rounded(point.y + arrow[1] * step) });
  };
  const window = shape ? cropOf(photo, shape) : null;
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <>
      <div
        className="focal"
        style={{ aspectRatio: `${photo.width} / ${photo.height}`, background: photo.colour }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragging(true);
          at(event);
        }}
        onPointerMove={(event) => dragging && at(event)}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
      >
        <img src={photo.url} alt={photo.alt} draggable={false} />
        {window && (
          <span
            className="focal-window"
            style={{
              left: percent(window.left, photo.width),
              top: percent(window.top, photo.height),
              width: percent(window.width, photo.width),
              height: percent(window.height, photo.height),
            }}
          />
        )}
        <span
          className="focal-point"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-describedby={hint}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(point.x * 100)}
          aria-valuetext={words.focalAt(Math.round(point.x * 100), Math.round(point.y * 100))}
          style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }}
          onKeyDown={move}
        >
          <Crosshair aria-hidden="true" />
        </span>
      </div>
      <p id={hint} className="field-hint">
        {words.focalHint}
      </p>
    </>
  );
}

/** The photo as that shape shows it, by the same reckoning as the server's. */
function CropPreview({ photo, shape }: { photo: PhotoResource; shape: Shape }) {
  const words = useWords(photoWords);
  const { left, top, width, height } = cropOf(photo, shape);
  return (
    <figure className="crop">
      <div className="crop-box" style={{ aspectRatio: `${width} / ${height}`, background: photo.colour }}>
        <img
          src={photo.url}
          alt={words.preview(ratio(shape))}
          style={{
            width: `${(photo.width / width) * 100}%`,
            left: `${(-left / width) * 100}%`,
            top: `${(-top / height) * 100}%`,
          }}
        />
      </div>
      <figcaption dir="ltr">{ratio(shape)}</figcaption>
    </figure>
  );
}

function ratio(shape: Shape): string {
  return shape.replace('x', ':');
}

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}
