import { ensureWebBuilt } from '../../server/cli/build-web.ts';
import { packageRoot } from '../../server/cli/product.ts';

/** Builds the page once, so that no journey waits for it. */
export default async function buildPage(): Promise<void> {
  await ensureWebBuilt(packageRoot, console.log);
}
