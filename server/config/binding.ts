import { isIPv4 } from 'node:net';
import type { ServerConfig } from './config.ts';

/**
 * Why the server may not listen there, in one sentence, or null: without authentication only this machine may reach it
 * (semantics 26).
 */
export function validateBinding({ host, insecure }: Pick<ServerConfig, 'host' | 'insecure'>): string | null {
  if (insecure || isLoopback(host)) return null;
  const danger = `Listening on ${host} would let anyone on the network in, since there is no authentication yet`;
  return `${danger}: listen on 127.0.0.1, or say --insecure if the network is safe.`;
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  return name === 'localhost' || name === '::1' || name === '[::1]' || (isIPv4(name) && name.startsWith('127.'));
}
