/** A relay, as `SMTP_URL` names it. */
export type SmtpServer = {
  host: string;
  /** Where that name leads to, when it was looked up already. */
  address?: string;
  port: number;
  /** TLS from the first byte. */
  isSecure: boolean;
  user: string | null;
  password: string;
  /** Nothing is sent without TLS. */
  mustSecure: boolean;
  /** No STARTTLS even where it is offered. */
  staysPlain: boolean;
  /** Whether its certificate must be good; a relay of one's own house may have none. */
  verifies: boolean;
  /** Certificates to believe beside the system's, as PEM. */
  trust?: readonly string[];
  /** How this machine calls itself. */
  name: string;
};

/** `smtp://user:password@host:port?requireTLS=true`: the same words as the library for single messages reads. */
export function parseSmtpUrl(address: string, name: string): SmtpServer {
  const url = new URL(address);
  const isSecure = url.protocol === 'smtps:';
  const user = url.username ? decodeURIComponent(url.username) : null;
  const is = (option: string) => url.searchParams.get(option) === 'true';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 465 : 587),
    isSecure,
    user,
    password: decodeURIComponent(url.password),
    mustSecure: is('requireTLS'),
    staysPlain: is('ignoreTLS'),
    verifies: url.searchParams.get('tls.rejectUnauthorized') !== 'false',
    name: url.searchParams.get('name') ?? name,
  };
}

/** `direct://mail.paper.example`: there is no relay, and this machine calls itself so. Null for any other address. */
export function directName(address: string): string | null {
  const url = new URL(address);
  return url.protocol === 'direct:' ? url.hostname : null;
}
