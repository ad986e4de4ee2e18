/**
 * The page may have been made yesterday: the day under the masthead is the reader's today, in the paper's zone, and an
 * hour in the list of the newest that is of another day by now becomes that day.
 */
export function startDateLine(): void {
  const line = document.querySelector<HTMLTimeElement>('[data-today]');
  if (!line) return;
  const { today = 'he', zone: timeZone } = line.dataset;
  const language = today === 'en' ? 'en-GB' : today;
  const now = new Date();
  const zone = timeZone ? { timeZone } : {};
  const day = new Intl.DateTimeFormat('sv-SE', zone).format(now);
  if (day === line.dateTime) return;
  line.dateTime = day;
  line.textContent = new Intl.DateTimeFormat(language, { dateStyle: 'full', ...zone }).format(now);
  const short = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: today === 'en' ? 'short' : 'numeric',
    ...zone,
  });
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-hour-or-day]')) {
    if (!time.dateTime.startsWith(day)) time.textContent = short.format(new Date(time.dateTime));
  }
}
