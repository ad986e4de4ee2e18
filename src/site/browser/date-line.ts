/** The page may have been made yesterday: the day under the masthead is the reader's today, in the paper's zone. */
export function startDateLine(): void {
  const line = document.querySelector<HTMLTimeElement>('[data-today]');
  if (!line) return;
  const { today: language = 'he', zone: timeZone } = line.dataset;
  const now = new Date();
  const zone = timeZone ? { timeZone } : {};
  const day = new Intl.DateTimeFormat('sv-SE', zone).format(now);
  if (day === line.dateTime) return;
  line.dateTime = day;
  line.textContent = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'full',
    ...zone,
  }).format(now);
}
