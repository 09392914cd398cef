import { ensureWebBuilt } from './build-web.ts';
import { packageRoot } from './product.ts';

/** `npm run build`: the page, if it is not up to date. Nothing else needs building. */
const say = (line: string): void => void process.stderr.write(`${line}\n`);
await ensureWebBuilt(packageRoot, say).catch((error: Error) => {
  say(error.message);
  process.exitCode = 1;
});
