// entry: what must be known before the first paint, so that nothing moves or flashes after it
const { dataset } = document.documentElement;
dataset.script = '';
if ('share' in navigator) dataset.share = '';
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') dataset.theme = chosen;
  const size = localStorage.getItem('text-size') ?? '';
  if (/^(-1|[0-4])$/.test(size)) dataset.textSize = size;
} catch {
  // Storage is closed to us: the system's theme it is.
}
