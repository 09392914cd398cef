import { describe, expect, it } from 'vitest';
import { validateBinding } from './binding.ts';

describe('binding', () => {
  it.each(['127.0.0.1', '127.1.2.3', 'localhost', 'LOCALHOST', '::1'])('[CF7] %s is this machine', (host) => {
    expect(validateBinding({ host, insecure: false })).toBeNull();
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.example.org', ''])(
    '[CF7] %j needs --insecure',
    (host) => {
      expect(validateBinding({ host, insecure: false })).toContain('--insecure');
      expect(validateBinding({ host, insecure: true })).toBeNull();
    },
  );
});
