import { isIP } from 'node:net';

/** The headers a request is judged by. */
interface DoorHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/** Who may talk to this server (semantics 26); every answer is null (may pass) or one sentence why not. */
export interface Door {
  /** Judges reading requests and socket handshakes. */
  refuseRead(headers: DoorHeaders): string | null;
  /** Judges requests that change something: stricter about the origin. */
  refuseWrite(headers: DoorHeaders): string | null;
}

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The door of a server bound to `host`. A page of another site reaches a local server either under a name its owner points at this
 * machine (DNS rebinding: the Host header tells) or directly (the Origin header tells). Requests without an Origin come from no page
 * and pass. Behind a proxy, `origins` lists the origins under which the server is known.
 */
export function createDoor(host: string, origins: readonly string[]): Door {
  const local = isLocal(host);
  const listed = origins.flatMap((origin) => parseUrl(origin) ?? []);
  const listedOrigins = new Set(listed.map((url) => url.origin));
  const names = new Set([...localNames, ...listed.map((url) => url.hostname), hostnameOf(host)]);

  function refuseHost(header: string | undefined): string | null {
    const name = parseUrl(`http://${header ?? ''}`)?.hostname;
    if (name === undefined) return 'The request names no host.';
    // An address cannot be re-bound to another machine, a name can.
    if (names.has(name) || (!local && isAddress(name))) return null;
    return `This server does not answer to the name ${name}; add http://${header} to server.origins if it should.`;
  }

  function refuseOrigin(headers: DoorHeaders, localPagesPass: boolean): string | null {
    if (headers.origin === undefined) return null;
    const origin = parseUrl(headers.origin);
    if (origin !== null) {
      if (listedOrigins.has(origin.origin) || origin.host === parseUrl(`http://${headers.host}`)?.host) return null;
      if (localPagesPass && localNames.has(origin.hostname)) return null;
    }
    return `Pages of ${headers.origin} may not use this server; add that origin to server.origins if they should.`;
  }

  return {
    refuseRead: (headers) => refuseHost(headers.host) ?? refuseOrigin(headers, local),
    refuseWrite: (headers) => refuseHost(headers.host) ?? refuseOrigin(headers, false),
  };
}

function isLocal(host: string): boolean {
  return localNames.has(hostnameOf(host)) || host.startsWith('127.');
}

/** A host to bind to, in the spelling of a URL: IPv6 addresses stand in brackets. */
export function hostnameOf(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host.toLowerCase();
}

function isAddress(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
