import { ensureWebBuilt } from './build-web.ts';
import { packageRoot } from './product.ts';

/** `npm run build`: the page, if it is not up to date. Nothing else needs building. */
await ensureWebBuilt(packageRoot, (line) => process.stderr.write(`${line}\n`));
