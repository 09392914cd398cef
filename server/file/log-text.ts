import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { LogFault } from './log-fault.ts';

const gzipMagic = 0x1f8b;

function faultOf(path: string, error: unknown): unknown {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'ENOENT':
      return new LogFault(`There is no file ${path}.`);
    case 'EISDIR':
      return new LogFault(`${path} is a folder; name a file in it.`);
    case 'EACCES':
      return new LogFault(`${path} may not be read by this user.`);
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return new LogFault(`${path} is damaged: its compression does not add up.`);
    default:
      return error;
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE(0) === gzipMagic;
  } finally {
    await file.close();
  }
}

/** The text of a file in pieces, unpacked where it is gzip by content. Throws `LogFault` where it cannot be read. */
export async function* readText(path: string): AsyncGenerator<string> {
  try {
    const unpack = (await isGzip(path)) ? createGunzip() : null;
    const file = createReadStream(path);
    // The pipeline's own failure is the same one that the loop below meets.
    if (unpack !== null) pipeline(file, unpack).catch(() => undefined);
    for await (const chunk of (unpack ?? file).setEncoding('utf8')) yield String(chunk);
  } catch (error) {
    throw faultOf(path, error);
  }
}
