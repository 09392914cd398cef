import { describe, expect, test } from 'vitest';
import { createDoor } from './door.ts';

describe('a door on localhost', () => {
  const door = createDoor('127.0.0.1', ['https://watch.example']);

  test.each(['localhost:8080', '127.0.0.1', '[::1]:9', 'LOCALHOST:1', 'watch.example'])(
    '[GW7] answers to %s',
    (host) => {
      expect(door.refuseRead({ host })).toBeNull();
    },
  );

  test.each(['evil.example:8080', '192.168.0.7:8080', 'localhost.evil.example', '', 'a b', undefined])(
    '[GW7] does not answer to %s',
    (host) => {
      expect(door.refuseRead({ host })).toMatch(/\.$/);
    },
  );

  test.each([undefined, 'http://localhost:5173', 'http://127.0.0.1:8080', 'https://watch.example'])(
    '[GW8] lets pages of %s read',
    (origin) => {
      expect(door.refuseRead({ host: 'localhost:8080', origin })).toBeNull();
    },
  );

  test.each(['null', 'https://evil.example', 'http://watch.example', 'https://watch.example.evil.example'])(
    '[GW8] lets no page of %s read',
    (origin) => {
      expect(door.refuseRead({ host: 'localhost:8080', origin })).toContain(origin);
    },
  );

  test('[GW9] lets only its own pages and listed ones write', () => {
    const write = (origin?: string): string | null => door.refuseWrite({ host: 'localhost:8080', origin });
    expect(write()).toBeNull();
    expect(write('http://localhost:8080')).toBeNull();
    expect(write('https://watch.example')).toBeNull();
    expect(write('http://localhost:5173')).not.toBeNull();
    expect(write('http://127.0.0.1:8080')).not.toBeNull();
  });
});

describe('a door on the network', () => {
  const door = createDoor('0.0.0.0', ['http://watch.example:8080']);

  test.each(['10.0.0.5:8080', '[fe80::1]:8080', 'localhost:8080', 'watch.example:8080'])(
    '[GW7] answers to %s',
    (host) => {
      expect(door.refuseRead({ host })).toBeNull();
    },
  );

  test('[GW7] answers to no name that was not listed: names can be re-bound', () => {
    expect(door.refuseRead({ host: 'evil.example:8080' })).toContain('server.origins');
  });

  test('[GW8] local pages of the visitor are other sites', () => {
    expect(door.refuseRead({ host: '10.0.0.5:8080', origin: 'http://localhost:3000' })).not.toBeNull();
    expect(door.refuseRead({ host: '10.0.0.5:8080', origin: 'http://10.0.0.5:8080' })).toBeNull();
  });
});
