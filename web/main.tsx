import { openSocketIo } from './live/socket-io.ts';
import { mount } from './page/mount.tsx';

mount(openSocketIo);
