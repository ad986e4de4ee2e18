/** Where a redirect of these keeps the address that it leads to. */
const REDIRECTS: readonly { host: RegExp; path: RegExp; parameter: string }[] = [
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'q' },
  { host: /^(www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: 'url' },
  { host: /^lm?\.(facebook|instagram)\.com$/, path: /^\/(l\.php)?$/, parameter: 'u' },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /./, parameter: 'url' },
  { host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, parameter: 'q' },
];
const MARKS = /^(utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|igsh|yclid|_hsenc|_hsmi|twclid)$/i;

/** The address without the redirect around it and the marks that follow who came from where. */
export function directAddress(href: string): string {
  let address = href;
  for (let hop = 0; hop < 3; hop++) {
    const target = targetOf(address);
    if (!target) break;
    address = target;
  }
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return address;
  const url = new URL(address);
  const marks = [...url.searchParams.keys()].filter((name) => MARKS.test(name));
  if (marks.length === 0) return address;
  for (const name of marks) url.searchParams.delete(name);
  return url.href;
}

function targetOf(address: string): string | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const { host, path, parameter } of REDIRECTS) {
    const target = url.searchParams.get(parameter);
    if (host.test(url.hostname) && path.test(url.pathname) && target && /^https?:/i.test(target)) return target;
  }
  return null;
}
